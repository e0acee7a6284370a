<?xml version="1.0" encoding="UTF-8"?>
<!-- The frame of the page: head, landmarks, table of contents. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:tei="http://www.tei-c.org/ns/1.0"
                xmlns:r="https://recension.invalid/ns" exclude-result-prefixes="tei r">

  <xsl:variable name="header" select="(/tei:TEI | /tei:teiCorpus)/tei:teiHeader"/>
  <xsl:variable name="statement" select="$header/tei:fileDesc/tei:titleStmt"/>
  <xsl:variable name="print" select="$header/tei:fileDesc/tei:sourceDesc/tei:biblStruct"/>
  <xsl:variable name="texts" select="//tei:text[not(ancestor::tei:text)] | /tei:*[not(self::tei:TEI or self::tei:teiCorpus)]"/>
  <!-- What stands for the head of the whole, where a title page does. -->
  <xsl:variable name="title-part" select="($texts//tei:titlePage//tei:titlePart)[1][not($texts//tei:head[@type = 'main'])]"/>
  <xsl:variable name="title">
    <xsl:choose>
      <xsl:when test="$statement/tei:title"><xsl:value-of select="normalize-space($statement/tei:title[1])"/></xsl:when>
      <xsl:otherwise>Untitled</xsl:otherwise>
    </xsl:choose>
  </xsl:variable>

  <xsl:template match="/">
    <html lang="und">
      <xsl:variable name="languages" select="(/*/@xml:lang | /*/tei:text/@xml:lang | $header//tei:langUsage/tei:language/@ident)[. != '']"/>
      <xsl:if test="$languages"><xsl:attribute name="lang"><xsl:value-of select="$languages[1]"/></xsl:attribute></xsl:if>
      <head>
        <meta charset="utf-8"/>
        <meta name="viewport" content="width=device-width, initial-scale=1"/>
        <title>
          <xsl:for-each select="$statement/tei:author[1]"><xsl:value-of select="normalize-space(.)"/>: </xsl:for-each>
          <xsl:value-of select="$title"/>
        </title>
        <meta name="generator" content="Recension"/>
        <xsl:value-of select="$metadata" disable-output-escaping="yes"/>
        <style><xsl:value-of select="$css" disable-output-escaping="yes"/></style>
      </head>
      <body class="{$view}">
        <a class="skip" href="#reading-copy">Skip to the text</a>
        <xsl:call-template name="banner"/>
        <xsl:call-template name="contents"/>
        <main id="reading-copy">
          <xsl:if test="/*/@xml:lang"><xsl:attribute name="lang"><xsl:value-of select="/*/@xml:lang"/></xsl:attribute></xsl:if>
          <xsl:apply-templates select="$texts"/>
          <xsl:call-template name="foot"/>
        </main>
        <footer>
          <xsl:call-template name="apparatus"/>
          <xsl:call-template name="variants"/>
          <xsl:value-of select="$citations" disable-output-escaping="yes"/>
          <xsl:call-template name="facts"/>
        </footer>
        <xsl:if test="$script"><script><xsl:value-of select="$script" disable-output-escaping="yes"/></script></xsl:if>
      </body>
    </html>
  </xsl:template>

  <!-- Above the text: the title where the text has none of its own, the source, and the switch for corrections. -->
  <xsl:template name="banner">
    <header class="banner">
      <xsl:if test="not($texts//tei:head[@type = 'main'] or $title-part)">
        <p class="author"><xsl:for-each select="$statement/tei:author"><xsl:if test="position() &gt; 1">, </xsl:if><xsl:value-of select="normalize-space(.)"/></xsl:for-each></p>
        <h1><xsl:value-of select="$title"/></h1>
      </xsl:if>
      <xsl:if test="$print"><p class="source"><xsl:apply-templates select="$print[1]/tei:monogr" mode="citation"/></p></xsl:if>
      <xsl:call-template name="correspondence"/>
      <xsl:if test="$both"><xsl:call-template name="views"/></xsl:if>
    </header>
  </xsl:template>

  <!-- The switch works by the style sheet alone; side by side needs the script, which takes the hidden away. -->
  <xsl:template name="views">
    <xsl:if test="$texts//tei:choice | $texts//tei:supplied | $texts//tei:surplus | $texts//tei:del | $texts//tei:fw | $texts//tei:ex | $texts//tei:am | $texts//tei:metamark | $texts//r:hyphen">
      <fieldset class="views">
        <legend>Text</legend>
        <xsl:call-template name="switch"><xsl:with-param name="name" select="'reading'"/><xsl:with-param name="label" select="'Reading text'"/><xsl:with-param name="checked" select="$view = 'reading'"/></xsl:call-template>
        <xsl:call-template name="switch"><xsl:with-param name="name" select="'copy'"/><xsl:with-param name="label" select="'Copy text'"/><xsl:with-param name="checked" select="$view = 'diplomatic'"/></xsl:call-template>
        <xsl:call-template name="switch"><xsl:with-param name="name" select="'inline'"/><xsl:with-param name="label" select="'Both, inline'"/></xsl:call-template>
        <xsl:call-template name="switch"><xsl:with-param name="name" select="'sides'"/><xsl:with-param name="label" select="'Side by side'"/></xsl:call-template>
      </fieldset>
      <xsl:if test="$emendations">
        <p class="count"><a href="#apparatus"><xsl:value-of select="count($emendations)"/> emendation<xsl:if test="count($emendations) &gt; 1">s</xsl:if></a></p>
      </xsl:if>
    </xsl:if>
  </xsl:template>

  <xsl:template name="switch">
    <xsl:param name="name"/>
    <xsl:param name="label"/>
    <xsl:param name="checked" select="false()"/>
    <label for="view-{$name}">
      <xsl:if test="$name = 'sides'"><xsl:attribute name="hidden">hidden</xsl:attribute></xsl:if>
      <input type="radio" name="view" id="view-{$name}" value="{$name}"><xsl:if test="$checked"><xsl:attribute name="checked">checked</xsl:attribute></xsl:if></input>
      <xsl:value-of select="$label"/>
    </label>
  </xsl:template>

  <xsl:template name="contents">
    <xsl:variable name="divisions" select="$texts//*[starts-with(local-name(), 'div')][tei:head[not(@type = 'main')]][not(@type = 'article')]"/>
    <xsl:if test="count($divisions) &gt; 1">
      <nav class="contents" aria-label="Contents">
        <details open="open">
          <summary>Contents</summary>
          <ol>
            <xsl:for-each select="$divisions">
              <li class="level{count(ancestor::*[starts-with(local-name(), 'div')][tei:head[not(@type = 'main')]][not(@type = 'article')])}">
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
  <xsl:template match="tei:note[not(@place = 'inline')] | tei:ref[@type = 'noteAnchor']" mode="plain"/>
  <xsl:template match="tei:lb[not(@break = 'no')]" mode="plain"><xsl:text> </xsl:text></xsl:template>
  <xsl:template match="tei:choice | tei:app | tei:rdgGrp" mode="plain">
    <xsl:call-template name="preferred"><xsl:with-param name="plain" select="true()"/></xsl:call-template>
  </xsl:template>
  <xsl:template match="tei:supplied | tei:ex" mode="plain"><xsl:if test="$both or $view = 'reading'"><span class="in-reading"><xsl:apply-templates mode="plain"/></span></xsl:if></xsl:template>
  <xsl:template match="tei:surplus | tei:del[not(parent::tei:restore)] | tei:fw | tei:metamark | tei:expan/tei:am" mode="plain"><xsl:if test="$both or $view = 'diplomatic'"><span class="in-copy"><xsl:apply-templates mode="plain"/></span></xsl:if></xsl:template>
  <xsl:template match="tei:figDesc | tei:index | tei:graphic" mode="plain"/>
  <xsl:template match="tei:p | tei:ab | tei:lg | tei:l | tei:sp | tei:speaker | tei:stage | tei:item | tei:cell" mode="plain"><xsl:text> </xsl:text><xsl:apply-templates mode="plain"/><xsl:text> </xsl:text></xsl:template>
</xsl:stylesheet>
