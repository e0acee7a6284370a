<?xml version="1.0" encoding="UTF-8"?>
<!-- Lists, tables and figures (TEI P5, 3.8 and 15). What stands between their items and rows keeps its place. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:tei="http://www.tei-c.org/ns/1.0"
                exclude-result-prefixes="tei">

  <xsl:template match="tei:list">
    <xsl:variable name="name">
      <xsl:choose>
        <xsl:when test="tei:label">dl</xsl:when>
        <xsl:when test="contains(concat(' ', @rend, ' ', @type, ' '), ' numbered ') or contains(concat(' ', @rend, ' ', @type, ' '), ' ordered ')">ol</xsl:when>
        <xsl:otherwise>ul</xsl:otherwise>
      </xsl:choose>
    </xsl:variable>
    <xsl:apply-templates select="tei:head[not(preceding-sibling::tei:item)]"/>
    <xsl:element name="{$name}"><xsl:call-template name="attributes"/><xsl:apply-templates select="node()[not(self::tei:head[not(preceding-sibling::tei:item)])]" mode="item"/></xsl:element>
  </xsl:template>
  <xsl:template match="tei:item | tei:list[tei:label]/tei:label | tei:headLabel | tei:headItem" mode="item"><xsl:apply-templates select="."/></xsl:template>
  <xsl:template match="*" mode="item"><li class="between"><xsl:apply-templates select="."/></li></xsl:template>
  <xsl:template match="tei:list[tei:label]/*[not(self::tei:label or self::tei:item or self::tei:headLabel or self::tei:headItem)]" mode="item"><dd class="between"><xsl:apply-templates select="."/></dd></xsl:template>
  <xsl:template match="tei:item"><li><xsl:call-template name="attributes"/><xsl:if test="@n"><xsl:attribute name="data-n"><xsl:value-of select="@n"/></xsl:attribute></xsl:if><xsl:call-template name="item-number"/><xsl:apply-templates/></li></xsl:template>
  <xsl:template match="tei:list[tei:label]/tei:label | tei:headLabel"><dt><xsl:call-template name="attributes"/><xsl:apply-templates/></dt></xsl:template>
  <xsl:template match="tei:list[tei:label]/tei:item | tei:headItem"><dd><xsl:call-template name="attributes"/><xsl:apply-templates/></dd></xsl:template>

  <!-- The number of an item that the file has (recension.rendering.text.item_number); one in no ordered list has none. -->
  <xsl:template name="item-number">
    <xsl:variable name="n" select="translate(normalize-space(@n), '().', '')"/>
    <xsl:variable name="of" select="concat(' ', ../@rend, ' ', ../@type, ' ')"/>
    <xsl:if test="$n and string-length($n) &lt; 10 and translate($n, '0123456789', '') = '' and (contains($of, ' numbered ') or contains($of, ' ordered '))">
      <xsl:attribute name="value"><xsl:value-of select="number($n)"/></xsl:attribute>
    </xsl:if>
  </xsl:template>

  <xsl:template match="tei:table">
    <div class="table-frame" tabindex="0" role="region">
      <xsl:attribute name="aria-label">Table <xsl:number level="any" count="tei:table"/></xsl:attribute>
      <xsl:call-template name="table"/>
    </div>
  </xsl:template>
  <xsl:template name="table">
    <xsl:apply-templates select="tei:head[not(preceding-sibling::tei:row)]"/>
    <table><xsl:call-template name="attributes"/><xsl:apply-templates select="node()[not(self::tei:head[not(preceding-sibling::tei:row)])]" mode="row"/></table>
  </xsl:template>
  <xsl:template match="tei:row" mode="row"><xsl:apply-templates select="."/></xsl:template>
  <xsl:template match="*" mode="row"><tr class="between"><td colspan="{count(../tei:row[1]/tei:cell) + not(../tei:row)}"><xsl:apply-templates select="."/></td></tr></xsl:template>
  <xsl:template match="tei:row"><tr><xsl:call-template name="attributes"/><xsl:apply-templates mode="cell"/></tr></xsl:template>
  <xsl:template match="tei:cell" mode="cell"><xsl:apply-templates select="."/></xsl:template>
  <xsl:template match="*" mode="cell"><td class="between"><xsl:apply-templates select="."/></td></xsl:template>
  <xsl:template match="tei:cell">
    <xsl:variable name="name"><xsl:choose><xsl:when test="(@role = 'label' or ../@role = 'label') and normalize-space()">th</xsl:when><xsl:otherwise>td</xsl:otherwise></xsl:choose></xsl:variable>
    <xsl:element name="{$name}">
      <xsl:call-template name="attributes"/>
      <xsl:if test="@cols"><xsl:attribute name="colspan"><xsl:value-of select="@cols"/></xsl:attribute></xsl:if>
      <xsl:if test="@rows"><xsl:attribute name="rowspan"><xsl:value-of select="@rows"/></xsl:attribute></xsl:if>
      <xsl:apply-templates/>
    </xsl:element>
  </xsl:template>

  <xsl:template match="tei:figure"><figure><xsl:call-template name="attributes"/><xsl:apply-templates/></figure></xsl:template>
  <xsl:template match="tei:figure[not(.//tei:graphic) and normalize-space(tei:figDesc)]">
    <figure role="img" aria-label="{normalize-space(tei:figDesc)}"><xsl:call-template name="attributes"/><xsl:attribute name="data-described"><xsl:value-of select="normalize-space(tei:figDesc)"/></xsl:attribute><xsl:apply-templates/></figure>
  </xsl:template>
  <xsl:template match="tei:graphic[@url]"><img src="{@url}" alt="{normalize-space(../tei:figDesc)}" loading="lazy"/></xsl:template>
  <xsl:template match="tei:graphic"/>
</xsl:stylesheet>
