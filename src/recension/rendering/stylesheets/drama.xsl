<?xml version="1.0" encoding="UTF-8"?>
<!-- Plays and verse (TEI P5, 6 and 7). -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:tei="http://www.tei-c.org/ns/1.0"
                exclude-result-prefixes="tei">

  <xsl:template match="tei:sp | tei:spGrp | tei:speaker | tei:castList | tei:castGroup | tei:castItem | tei:set | tei:performance | tei:prologue | tei:epilogue | tei:stage | tei:view | tei:lg">
    <xsl:call-template name="block"/>
  </xsl:template>
  <xsl:template match="tei:sp//tei:stage[not(parent::tei:sp)] | tei:p//tei:stage | tei:l//tei:stage | tei:ab//tei:stage | tei:speaker/tei:stage | tei:castItem//tei:stage | tei:head//tei:stage | tei:incident | tei:kinesic | tei:vocal | tei:pause | tei:sound | tei:tech | tei:caption">
    <xsl:call-template name="parted"/>
  </xsl:template>

  <!-- A line of verse; its number is shown at every fifth. -->
  <xsl:template match="tei:l">
    <xsl:variable name="name"><xsl:call-template name="holder"/></xsl:variable>
    <xsl:element name="{$name}">
      <xsl:call-template name="attributes">
        <xsl:with-param name="class">
          <xsl:if test="$name = 'span'">block </xsl:if>
          <xsl:text>l</xsl:text>
          <xsl:if test="@part"><xsl:value-of select="concat(' part-', @part)"/></xsl:if>
        </xsl:with-param>
      </xsl:call-template>
      <xsl:if test="@n mod 5 = 0 and not(@part = 'M' or @part = 'F')"><xsl:attribute name="data-n"><xsl:value-of select="@n"/></xsl:attribute></xsl:if>
      <xsl:apply-templates/>
    </xsl:element>
  </xsl:template>
  <xsl:template match="tei:caesura"><span class="caesura"><xsl:text> </xsl:text></span></xsl:template>
</xsl:stylesheet>
