<?xml version="1.0" encoding="UTF-8"?>
<!-- What of a text belongs to which view, as recension.tei has it too: tests hold the two to each other. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:tei="http://www.tei-c.org/ns/1.0"
                xmlns:r="https://recension.invalid/ns" exclude-result-prefixes="tei r">
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
    <xsl:if test="$both or $view = 'diplomatic'"><xsl:apply-imports/></xsl:if>
  </xsl:template>
  <!-- The number of a page where it begins, or the head of a page, within a sentence. -->
  <xsl:template match="tei:fw[not(parent::tei:back or parent::tei:body or parent::tei:front or parent::tei:group or parent::tei:titlePage or starts-with(local-name(..), 'div'))]" priority="3">
    <xsl:if test="$both or $view = 'diplomatic'"><xsl:call-template name="phrase"/></xsl:if>
  </xsl:template>
  <!-- A deletion that was cancelled. -->
  <xsl:template match="tei:restore/tei:del" priority="3"><xsl:apply-imports/></xsl:template>
  <xsl:template match="tei:ex" priority="2"><xsl:if test="$both or $view = 'reading'"><xsl:apply-imports/></xsl:if></xsl:template>
  <!-- The hyphen at the end of a line of the copy text, within a word that runs on. -->
  <xsl:template match="r:hyphen"><xsl:if test="$both or $view = 'diplomatic'"><span class="hyphen in-copy"><xsl:apply-templates/></span></xsl:if></xsl:template>
  <xsl:template match="r:hyphen" mode="plain"><xsl:apply-templates select="."/></xsl:template>
  <!-- The class that the style sheet knows by which of the two texts these belong to. -->
  <xsl:template name="shown-in">
    <xsl:choose>
      <xsl:when test="self::tei:del[not(parent::tei:restore)] or self::tei:fw or self::tei:metamark or self::tei:am[parent::tei:expan]"> in-copy</xsl:when>
      <xsl:when test="self::tei:ex"> in-reading</xsl:when>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="tei:stage[@rend = 'inline'] | tei:note[@place = 'inline']" priority="4"><xsl:call-template name="phrase"/></xsl:template>

  <!-- What stands directly in a record is a piece of information and no part of a word. -->
  <xsl:template match="tei:address/* | tei:analytic/* | tei:biblStruct/* | tei:event/* | tei:imprint/* | tei:monogr/* | tei:msIdentifier/* | tei:nym/* | tei:object/* | tei:org/* | tei:person/* | tei:place/* | tei:respStmt/* | tei:series/* | tei:titlePage/* | tei:docTitle/* | tei:etym/tei:mentioned | tei:etym/tei:gloss | tei:entry/tei:cit/tei:bibl | tei:entry/tei:cit/tei:quote | tei:sense/tei:cit/tei:bibl | tei:sense/tei:cit/tei:quote" priority="1">
    <xsl:text> </xsl:text><xsl:apply-imports/><xsl:text> </xsl:text>
  </xsl:template>

  <xsl:template match="tei:choice[not(tei:sic and tei:corr)] | tei:rdgGrp" priority="2"><xsl:call-template name="preferred"/></xsl:template>
  <xsl:template match="tei:titlePage//tei:titlePart" priority="2">
    <xsl:choose>
      <xsl:when test="generate-id() = generate-id($title-part)"><h1><xsl:call-template name="attributes"/><xsl:apply-templates/></h1></xsl:when>
      <xsl:otherwise><xsl:text> </xsl:text><xsl:apply-imports/><xsl:text> </xsl:text></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- What each text has, once where both have the same. -->
  <xsl:template name="preferred">
    <xsl:param name="plain" select="false()"/>
    <xsl:variable name="reading"><xsl:call-template name="chosen"><xsl:with-param name="order" select="' corr reg expan ex add lem '"/></xsl:call-template></xsl:variable>
    <xsl:variable name="copy"><xsl:call-template name="chosen"><xsl:with-param name="order" select="' sic orig abbr am lem '"/></xsl:call-template></xsl:variable>
    <xsl:choose>
      <xsl:when test="string($reading) = string($copy)">
        <xsl:call-template name="alternative"><xsl:with-param name="child" select="*[generate-id() = $reading]"/><xsl:with-param name="plain" select="$plain"/></xsl:call-template>
      </xsl:when>
      <xsl:otherwise>
        <xsl:if test="$both or $view = 'diplomatic'">
          <span class="in-copy"><xsl:call-template name="alternative"><xsl:with-param name="child" select="*[generate-id() = $copy]"/><xsl:with-param name="plain" select="$plain"/></xsl:call-template></span>
        </xsl:if>
        <xsl:if test="$both or $view = 'reading'">
          <span class="in-reading"><xsl:call-template name="alternative"><xsl:with-param name="child" select="*[generate-id() = $reading]"/><xsl:with-param name="plain" select="$plain"/></xsl:call-template></span>
        </xsl:if>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="alternative">
    <xsl:param name="child"/>
    <xsl:param name="plain"/>
    <xsl:choose>
      <xsl:when test="$plain"><xsl:apply-templates select="$child" mode="plain"/></xsl:when>
      <xsl:otherwise><xsl:apply-templates select="$child"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Of alternatives, the first of the kind that comes first in the order, else the first. -->
  <xsl:template name="chosen">
    <xsl:param name="order"/>
    <xsl:for-each select="*[not(self::tei:note or self::tei:wit or self::tei:witDetail)]">
      <xsl:sort select="string-length(substring-before(concat($order, local-name(), ' '), concat(' ', local-name(), ' ')))" data-type="number"/>
      <xsl:if test="position() = 1"><xsl:value-of select="generate-id()"/></xsl:if>
    </xsl:for-each>
  </xsl:template>
</xsl:stylesheet>
