<?xml version="1.0" encoding="UTF-8"?>
<!-- What of a text belongs to which view, as recension.tei has it too: tests hold the two to each other. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:tei="http://www.tei-c.org/ns/1.0"
                exclude-result-prefixes="tei">
  <xsl:import href="common.xsl"/>
  <xsl:import href="phrases.xsl"/>
  <xsl:import href="blocks.xsl"/>
  <xsl:import href="lists.xsl"/>
  <xsl:import href="drama.xsl"/>
  <xsl:import href="letters.xsl"/>
  <xsl:import href="manuscript.xsl"/>
  <xsl:import href="dictionary.xsl"/>
  <xsl:import href="records.xsl"/>

  <xsl:template match="tei:del | tei:fw | tei:metamark | tei:expan/tei:am" priority="2">
    <xsl:if test="$view = 'diplomatic'"><xsl:apply-imports/></xsl:if>
  </xsl:template>
  <!-- A deletion that was cancelled. -->
  <xsl:template match="tei:restore/tei:del" priority="3"><xsl:apply-imports/></xsl:template>
  <xsl:template match="tei:ex" priority="2"><xsl:if test="$view = 'reading'"><xsl:apply-imports/></xsl:if></xsl:template>

  <!-- What stands directly in a record is a piece of information and no part of a word. -->
  <xsl:template match="tei:address/* | tei:analytic/* | tei:biblStruct/* | tei:event/* | tei:imprint/* | tei:monogr/* | tei:msIdentifier/* | tei:nym/* | tei:object/* | tei:org/* | tei:person/* | tei:place/* | tei:respStmt/* | tei:series/* | tei:titlePage/* | tei:docTitle/* | tei:etym/tei:mentioned | tei:etym/tei:gloss | tei:entry/tei:cit/tei:bibl | tei:entry/tei:cit/tei:quote | tei:sense/tei:cit/tei:bibl | tei:sense/tei:cit/tei:quote" priority="1">
    <xsl:text> </xsl:text><xsl:apply-imports/><xsl:text> </xsl:text>
  </xsl:template>

  <xsl:template match="tei:choice[not(tei:sic and tei:corr)] | tei:rdgGrp" priority="2"><xsl:call-template name="preferred"/></xsl:template>
  <xsl:template match="tei:app" priority="2">
    <span>
      <xsl:call-template name="attributes"/>
      <xsl:attribute name="title"><xsl:for-each select=".//tei:rdg"><xsl:if test="position() &gt; 1">; </xsl:if><xsl:call-template name="variant"/></xsl:for-each></xsl:attribute>
      <xsl:call-template name="preferred"/>
    </span>
  </xsl:template>
  <xsl:template name="variant">
    <xsl:choose><xsl:when test="normalize-space(.)"><xsl:value-of select="normalize-space(.)"/></xsl:when><xsl:otherwise>omitted</xsl:otherwise></xsl:choose>
    <xsl:if test="@wit"> (<xsl:value-of select="translate(@wit, '#', '')"/>)</xsl:if>
  </xsl:template>

  <!-- Of alternatives, the first of the kind that the view prefers, else the first. -->
  <xsl:template name="preferred">
    <xsl:param name="plain" select="false()"/>
    <xsl:variable name="order"><xsl:choose><xsl:when test="$view = 'reading'"> corr reg expan ex add lem </xsl:when><xsl:otherwise> sic orig abbr am lem </xsl:otherwise></xsl:choose></xsl:variable>
    <xsl:for-each select="*[not(self::tei:note or self::tei:wit or self::tei:witDetail)]">
      <xsl:sort select="string-length(substring-before(concat($order, local-name(), ' '), concat(' ', local-name(), ' ')))" data-type="number"/>
      <xsl:if test="position() = 1">
        <xsl:choose>
          <xsl:when test="$plain"><xsl:apply-templates select="." mode="plain"/></xsl:when>
          <xsl:otherwise><xsl:apply-templates select="."/></xsl:otherwise>
        </xsl:choose>
      </xsl:if>
    </xsl:for-each>
  </xsl:template>
</xsl:stylesheet>
