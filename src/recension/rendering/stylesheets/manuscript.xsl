<?xml version="1.0" encoding="UTF-8"?>
<!-- Manuscripts: layers of writing, what is hard to read, what is lost (TEI P5, 3.5, 12 and 13). -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:tei="http://www.tei-c.org/ns/1.0"
                xmlns:r="https://recension.invalid/ns" exclude-result-prefixes="tei r">

  <xsl:template match="tei:del"><del><xsl:call-template name="attributes"/><xsl:apply-templates/></del></xsl:template>
  <xsl:template match="tei:add">
    <ins>
      <xsl:call-template name="attributes">
        <xsl:with-param name="class"><xsl:text>add</xsl:text><xsl:if test="@place"><xsl:value-of select="concat(' place-', translate(@place, ' ', '-'))"/></xsl:if></xsl:with-param>
      </xsl:call-template>
      <xsl:apply-templates/>
    </ins>
  </xsl:template>
  <xsl:template match="tei:subst"><span><xsl:call-template name="attributes"/><xsl:for-each select="*"><xsl:apply-templates select="."/><xsl:if test="@r:meets"><xsl:text> </xsl:text></xsl:if></xsl:for-each></span></xsl:template>

  <xsl:template match="tei:gap | tei:ellipsis[not(node())]">
    <xsl:variable name="extent" select="normalize-space(concat(@quantity, ' ', @unit, ' ', @extent))"/>
    <xsl:variable name="told"><xsl:choose><xsl:when test="tei:desc"><xsl:value-of select="normalize-space(tei:desc)"/></xsl:when><xsl:otherwise><xsl:value-of select="normalize-space(concat(@reason, ' ', $extent))"/></xsl:otherwise></xsl:choose></xsl:variable>
    <span role="img" aria-label="{normalize-space(concat('gap: ', $told))}" title="{$told}">
      <xsl:call-template name="attributes"/>
      <xsl:apply-templates select="*[not(self::tei:desc)]"/>
    </span>
  </xsl:template>
  <!-- Words of the page that say that others are missing. -->
  <xsl:template match="tei:gap[tei:desc[starts-with(normalize-space(), '[') or starts-with(normalize-space(), '(')]]">
    <span><xsl:call-template name="attributes"><xsl:with-param name="class" select="'gap said'"/></xsl:call-template><xsl:apply-templates select="*[not(self::tei:desc)] | tei:desc[starts-with(normalize-space(), '[') or starts-with(normalize-space(), '(')]/node()"/></span>
  </xsl:template>
  <xsl:template match="tei:space"><span><xsl:call-template name="attributes"/><xsl:text> </xsl:text><xsl:apply-templates select="*[not(self::tei:desc)]"/></span></xsl:template>

  <xsl:template match="tei:unclear | tei:damage | tei:restore | tei:retrace | tei:mod | tei:secl | tei:abbr | tei:expan | tei:am | tei:ex | tei:sic | tei:corr | tei:orig | tei:reg | tei:lem | tei:rdg | tei:locus | tei:locusGrp | tei:material | tei:objectType | tei:dim | tei:height | tei:width | tei:depth | tei:watermark | tei:catchwords | tei:heraldry | tei:origDate | tei:origPlace">
    <xsl:call-template name="phrase"/>
  </xsl:template>
  <xsl:template match="tei:handShift"><span class="handShift"/></xsl:template>

  <!-- A description of a manuscript that stands in the text: legible, each piece on a line. -->
  <xsl:template match="tei:msDesc | tei:msIdentifier | tei:msContents | tei:msItem | tei:msItemStruct | tei:msPart | tei:msFrag | tei:filiation | tei:physDesc | tei:objectDesc | tei:supportDesc | tei:support | tei:extent | tei:dimensions | tei:collation | tei:foliation | tei:condition | tei:layoutDesc | tei:layout | tei:handDesc | tei:handNote | tei:scriptDesc | tei:scriptNote | tei:typeDesc | tei:typeNote | tei:decoDesc | tei:decoNote | tei:musicNotation | tei:additions | tei:bindingDesc | tei:binding | tei:sealDesc | tei:seal | tei:accMat | tei:history | tei:origin | tei:provenance | tei:acquisition | tei:additional | tei:adminInfo | tei:surrogates | tei:recordHist | tei:custodialHist | tei:custEvent | tei:source | tei:summary | tei:incipit | tei:explicit | tei:rubric | tei:finalRubric | tei:secFol | tei:signatures | tei:stamp | tei:repository | tei:institution | tei:collection | tei:altIdentifier | tei:msName | tei:availability | tei:licence">
    <xsl:call-template name="block"/>
  </xsl:template>
</xsl:stylesheet>
