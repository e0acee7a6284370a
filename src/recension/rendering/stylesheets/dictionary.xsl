<?xml version="1.0" encoding="UTF-8"?>
<!-- Dictionaries (TEI P5, 10): an entry and its senses are blocks, what they say of a word stands in the line. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:tei="http://www.tei-c.org/ns/1.0"
                exclude-result-prefixes="tei">

  <xsl:template match="tei:entry | tei:entryFree | tei:superEntry | tei:hom | tei:sense | tei:re | tei:dictScrap">
    <xsl:call-template name="block"/>
  </xsl:template>
  <xsl:template match="tei:sense[@n]">
    <div><xsl:call-template name="attributes"/><xsl:attribute name="data-n"><xsl:value-of select="@n"/></xsl:attribute><xsl:apply-templates/></div>
  </xsl:template>
  <xsl:template match="tei:form | tei:orth | tei:pron | tei:hyph | tei:gramGrp | tei:gram | tei:gen | tei:number | tei:case | tei:per | tei:tns | tei:mood | tei:iType | tei:pos | tei:subc | tei:colloc | tei:def | tei:usg | tei:lbl | tei:xr | tei:etym | tei:lang">
    <xsl:call-template name="parted"/>
  </xsl:template>
  <xsl:template match="tei:oRef | tei:pRef | tei:stress | tei:syll"><xsl:call-template name="phrase"/></xsl:template>
</xsl:stylesheet>
