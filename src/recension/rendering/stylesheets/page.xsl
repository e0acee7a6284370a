<?xml version="1.0" encoding="UTF-8"?>
<!-- The frame of the page: head, landmarks, table of contents. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:tei="http://www.tei-c.org/ns/1.0"
                exclude-result-prefixes="tei">

  <xsl:variable name="header" select="(/tei:TEI | /tei:teiCorpus)/tei:teiHeader"/>
  <xsl:variable name="statement" select="$header/tei:fileDesc/tei:titleStmt"/>
  <xsl:variable name="print" select="$header/tei:fileDesc/tei:sourceDesc/tei:biblStruct"/>
  <xsl:variable name="texts" select="//tei:text[not(ancestor::tei:text)] | /tei:*[not(self::tei:TEI or self::tei:teiCorpus)]"/>
  <xsl:variable name="title">
    <xsl:choose>
      <xsl:when test="$statement/tei:title"><xsl:value-of select="normalize-space($statement/tei:title[1])"/></xsl:when>
      <xsl:otherwise>Untitled</xsl:otherwise>
    </xsl:choose>
  </xsl:variable>

  <xsl:template match="/">
    <html lang="{/*/@xml:lang}">
      <head>
        <meta charset="utf-8"/>
        <meta name="viewport" content="width=device-width, initial-scale=1"/>
        <title>
          <xsl:for-each select="$statement/tei:author[1]"><xsl:value-of select="normalize-space(.)"/>: </xsl:for-each>
          <xsl:value-of select="$title"/>
        </title>
        <xsl:call-template name="citation-metadata"/>
        <style><xsl:value-of select="$css" disable-output-escaping="yes"/></style>
      </head>
      <body class="{$view}">
        <a class="skip" href="#reading-copy">Skip to the text</a>
        <xsl:call-template name="banner"/>
        <xsl:call-template name="contents"/>
        <main id="reading-copy">
          <xsl:if test="/*/@xml:lang"><xsl:attribute name="lang"><xsl:value-of select="/*/@xml:lang"/></xsl:attribute></xsl:if>
          <xsl:apply-templates select="$texts"/>
        </main>
        <footer>
          <xsl:call-template name="apparatus"/>
          <xsl:call-template name="facts"/>
        </footer>
      </body>
    </html>
  </xsl:template>

  <!-- Above the text: the title where the text has none of its own, the source, and the switch for corrections. -->
  <xsl:template name="banner">
    <header class="banner">
      <xsl:if test="not($texts//tei:head[@type = 'main'])">
        <p class="author"><xsl:for-each select="$statement/tei:author"><xsl:if test="position() &gt; 1">, </xsl:if><xsl:value-of select="normalize-space(.)"/></xsl:for-each></p>
        <h1><xsl:value-of select="$title"/></h1>
      </xsl:if>
      <xsl:if test="$print"><p class="source"><xsl:apply-templates select="$print[1]/tei:monogr" mode="citation"/></p></xsl:if>
      <xsl:call-template name="correspondence"/>
      <p class="view">
        <xsl:choose>
          <xsl:when test="$view = 'diplomatic'">Copy text, as transcribed</xsl:when>
          <xsl:otherwise>Reading text, as emended</xsl:otherwise>
        </xsl:choose>
        <xsl:if test="$emendations">
          <xsl:text> · </xsl:text>
          <label class="switch"><input type="checkbox" id="show-emendations"/> show what was emended</label>
          <xsl:text> · </xsl:text>
          <a href="#apparatus"><xsl:value-of select="count($emendations)"/> emendations</a>
        </xsl:if>
      </p>
    </header>
  </xsl:template>

  <xsl:template name="contents">
    <xsl:variable name="divisions" select="$texts//tei:div[tei:head[not(@type = 'main')]][not(@type = 'article')]"/>
    <xsl:if test="count($divisions) &gt; 1">
      <nav class="contents" aria-label="Contents">
        <details open="open">
          <summary>Contents</summary>
          <ol>
            <xsl:for-each select="$divisions">
              <li class="level{count(ancestor::tei:div[tei:head])}">
                <a href="#{@xml:id}">
                  <xsl:for-each select="tei:head">
                    <xsl:if test="position() &gt; 1"><xsl:text> </xsl:text></xsl:if>
                    <xsl:apply-templates mode="plain"/>
                  </xsl:for-each>
                </a>
              </li>
            </xsl:for-each>
          </ol>
        </details>
      </nav>
    </xsl:if>
  </xsl:template>

  <!-- The words of a head without its links and notes. -->
  <xsl:template match="tei:note | tei:ref[@type = 'noteAnchor']" mode="plain"/>
  <xsl:template match="tei:lb" mode="plain"><xsl:text> </xsl:text></xsl:template>
  <xsl:template match="tei:choice | tei:app" mode="plain">
    <xsl:call-template name="preferred"><xsl:with-param name="plain" select="true()"/></xsl:call-template>
  </xsl:template>
  <xsl:template match="tei:supplied" mode="plain"><xsl:if test="$view = 'reading'"><xsl:apply-templates mode="plain"/></xsl:if></xsl:template>
  <xsl:template match="tei:surplus" mode="plain"><xsl:if test="$view = 'diplomatic'"><xsl:apply-templates mode="plain"/></xsl:if></xsl:template>

  <!-- Highwire and Dublin Core, as reference managers and search engines read them. -->
  <xsl:template name="citation-metadata">
    <meta name="generator" content="Recension"/>
    <meta name="citation_title" content="{$title}"/>
    <meta name="DC.title" content="{$title}"/>
    <xsl:for-each select="$statement/tei:author">
      <meta name="citation_author" content="{normalize-space(.)}"/>
      <meta name="DC.creator" content="{normalize-space(.)}"/>
    </xsl:for-each>
    <xsl:if test="/*/@xml:lang"><meta name="citation_language" content="{/*/@xml:lang}"/></xsl:if>
    <xsl:for-each select="$print[1]/tei:monogr">
      <xsl:if test="tei:title[@level = 'j']"><meta name="citation_journal_title" content="{normalize-space(tei:title[@level = 'j'])}"/></xsl:if>
      <xsl:for-each select="tei:imprint/tei:biblScope[@unit = 'volume'][@n]"><meta name="citation_volume" content="{@n}"/></xsl:for-each>
      <xsl:for-each select="tei:imprint/tei:biblScope[@unit = 'issue'][@n]"><meta name="citation_issue" content="{@n}"/></xsl:for-each>
      <xsl:for-each select="tei:imprint/tei:biblScope[@unit = 'page'][@from]">
        <meta name="citation_firstpage" content="{@from}"/>
        <meta name="citation_lastpage" content="{@to}"/>
      </xsl:for-each>
      <xsl:for-each select="tei:imprint/tei:date[@when or @notBefore][1]">
        <xsl:variable name="date" select="translate((@when | @notBefore)[1], '-', '/')"/>
        <meta name="citation_publication_date" content="{$date}"/>
        <meta name="DC.date" content="{(@when | @notBefore)[1]}"/>
      </xsl:for-each>
    </xsl:for-each>
    <xsl:for-each select="$header/tei:fileDesc/tei:publicationStmt/tei:publisher[1]"><meta name="DC.publisher" content="{normalize-space(.)}"/></xsl:for-each>
    <xsl:for-each select="$header/tei:fileDesc/tei:publicationStmt//tei:licence[@target][1]"><link rel="license" href="{@target}"/></xsl:for-each>
  </xsl:template>
</xsl:stylesheet>
