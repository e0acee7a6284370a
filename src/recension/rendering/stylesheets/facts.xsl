<?xml version="1.0" encoding="UTF-8"?>
<!-- What the header says, as an archivist expects it. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:tei="http://www.tei-c.org/ns/1.0"
                exclude-result-prefixes="tei">

  <xsl:template name="facts">
    <xsl:if test="$header">
      <section class="facts" aria-labelledby="facts-head">
        <h2 id="facts-head">About this edition</h2>
        <dl>
          <xsl:call-template name="fact"><xsl:with-param name="name" select="'Title'"/><xsl:with-param name="values" select="$statement/tei:title"/></xsl:call-template>
          <xsl:call-template name="fact"><xsl:with-param name="name" select="'Author'"/><xsl:with-param name="values" select="$statement/tei:author"/></xsl:call-template>
          <xsl:if test="$print"><dt>Print</dt><dd><xsl:apply-templates select="$print[1]/tei:monogr" mode="citation"/></dd></xsl:if>
          <xsl:for-each select="$header/tei:fileDesc/tei:sourceDesc/tei:bibl">
            <dt><xsl:choose><xsl:when test="@xml:id = 'web'">Copy text</xsl:when><xsl:otherwise>Source</xsl:otherwise></xsl:choose></dt>
            <dd><xsl:apply-templates select="." mode="web"/></dd>
          </xsl:for-each>
          <xsl:call-template name="fact"><xsl:with-param name="name" select="'Written'"/><xsl:with-param name="values" select="$header/tei:profileDesc/tei:creation"/></xsl:call-template>
          <xsl:for-each select="$statement/tei:respStmt">
            <dt><xsl:value-of select="concat(translate(substring(normalize-space(tei:resp), 1, 1), 'abcdefghijklmnopqrstuvwxyz', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'), substring(normalize-space(tei:resp), 2))"/></dt>
            <dd id="about-{@xml:id}"><xsl:for-each select="tei:name | tei:persName | tei:orgName"><xsl:if test="position() &gt; 1">, </xsl:if><xsl:value-of select="normalize-space(.)"/></xsl:for-each></dd>
          </xsl:for-each>
          <xsl:call-template name="fact"><xsl:with-param name="name" select="'Keywords'"/><xsl:with-param name="values" select="$header/tei:profileDesc/tei:textClass/tei:keywords/tei:term"/></xsl:call-template>
          <xsl:call-template name="fact"><xsl:with-param name="name" select="'Publisher'"/><xsl:with-param name="values" select="$header/tei:fileDesc/tei:publicationStmt/tei:publisher"/></xsl:call-template>
          <xsl:call-template name="fact"><xsl:with-param name="name" select="'Published'"/><xsl:with-param name="values" select="$header/tei:fileDesc/tei:publicationStmt/tei:date"/></xsl:call-template>
          <xsl:for-each select="$header/tei:fileDesc/tei:publicationStmt/tei:availability/*">
            <dt>Licence</dt>
            <dd><xsl:choose><xsl:when test="@target"><a href="{@target}"><xsl:value-of select="normalize-space(.)"/></a></xsl:when><xsl:otherwise><xsl:value-of select="normalize-space(.)"/></xsl:otherwise></xsl:choose></dd>
          </xsl:for-each>
          <xsl:variable name="guesses" select="count($texts//*[@cert and @resp = '#recension'][not(self::tei:corr or self::tei:supplied or self::tei:surplus)])"/>
          <xsl:if test="$guesses &gt; 0">
            <dt>Guesses</dt>
            <dd><xsl:value-of select="$guesses"/> interpretation<xsl:choose><xsl:when test="$guesses = 1"> (a quotation, scare quotes, a reference or a title) was made by the program without its being sure; the TEI file marks it.</xsl:when><xsl:otherwise>s (quotations, scare quotes, references, titles) were made by the program without its being sure; the TEI file marks each.</xsl:otherwise></xsl:choose></dd>
          </xsl:if>
        </dl>
        <xsl:if test="$header/tei:encodingDesc/tei:editorialDecl">
          <details>
            <summary>Editorial practice</summary>
            <xsl:for-each select="$header/tei:encodingDesc//tei:p"><p><xsl:value-of select="normalize-space(.)"/></p></xsl:for-each>
          </details>
        </xsl:if>
        <xsl:if test="$header/tei:revisionDesc/tei:change">
          <details>
            <summary>Revisions</summary>
            <ul>
              <xsl:for-each select="$header/tei:revisionDesc/tei:change">
                <li><time datetime="{@when}"><xsl:value-of select="@when"/></time>: <xsl:value-of select="normalize-space(.)"/></li>
              </xsl:for-each>
            </ul>
          </details>
        </xsl:if>
        <xsl:if test="$header/tei:fileDesc/tei:notesStmt/tei:note">
          <details>
            <summary>What the web page has besides the article</summary>
            <ul class="verbatim">
              <xsl:for-each select="$header/tei:fileDesc/tei:notesStmt/tei:note">
                <li><xsl:apply-templates/><xsl:if test="@type"><span class="kind"> (<xsl:value-of select="@type"/>)</span></xsl:if></li>
              </xsl:for-each>
            </ul>
          </details>
        </xsl:if>
      </section>
    </xsl:if>
  </xsl:template>

  <xsl:template name="fact">
    <xsl:param name="name"/>
    <xsl:param name="values"/>
    <xsl:if test="$values">
      <dt><xsl:value-of select="$name"/></dt>
      <xsl:for-each select="$values"><dd><xsl:value-of select="normalize-space(.)"/></dd></xsl:for-each>
    </xsl:if>
  </xsl:template>

  <xsl:template match="tei:monogr" mode="citation">
    <cite><xsl:value-of select="normalize-space(tei:title[1])"/></cite>
    <xsl:for-each select="tei:imprint/*[normalize-space(.)]"><xsl:text>, </xsl:text><xsl:value-of select="normalize-space(.)"/></xsl:for-each>
  </xsl:template>

  <xsl:template match="tei:bibl" mode="web">
    <xsl:if test="not(*)"><xsl:value-of select="normalize-space(.)"/></xsl:if>
    <xsl:for-each select="*[not(self::tei:idno[@type = 'sha256'])]">
      <xsl:if test="position() &gt; 1">, </xsl:if>
      <xsl:choose>
        <xsl:when test="self::tei:ref[@target]"><a href="{@target}"><xsl:value-of select="normalize-space(.)"/></a></xsl:when>
        <xsl:when test="self::tei:date">last updated <xsl:value-of select="normalize-space(.)"/><xsl:if test="@when and normalize-space(.) != @when"> (<xsl:value-of select="@when"/>)</xsl:if></xsl:when>
        <xsl:otherwise><xsl:value-of select="normalize-space(.)"/></xsl:otherwise>
      </xsl:choose>
    </xsl:for-each>
  </xsl:template>
</xsl:stylesheet>
