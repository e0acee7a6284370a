<?xml version="1.0" encoding="UTF-8"?>
<!-- Variant readings (TEI P5, 13): the lemma in the text, and what the other witnesses have in a list of its own. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:tei="http://www.tei-c.org/ns/1.0"
                exclude-result-prefixes="tei">

  <xsl:variable name="variants" select="$texts//tei:app[not(ancestor::tei:app)]"/>

  <xsl:template match="tei:app" priority="2">
    <span>
      <xsl:call-template name="attributes"/>
      <xsl:choose>
        <!-- HTML has no link within a link, and none around a block. -->
        <xsl:when test="ancestor::tei:app or ancestor::tei:ref or ancestor::tei:choice or ancestor::tei:supplied or ancestor::tei:surplus or *[not(self::tei:note or self::tei:wit or self::tei:witDetail)]//*[@target or self::tei:note or self::tei:choice or self::tei:supplied or self::tei:surplus or self::tei:p or self::tei:l or self::tei:ab or self::tei:list or self::tei:table]">
          <xsl:call-template name="preferred"/>
        </xsl:when>
        <xsl:otherwise>
          <a class="variant" href="#var-{@xml:id}">
            <xsl:if test="not(normalize-space((tei:lem | tei:rdg | tei:rdgGrp)[1]))"><xsl:attribute name="aria-label">Variant readings</xsl:attribute></xsl:if>
            <xsl:attribute name="data-tip"><xsl:apply-templates select=".//tei:rdg" mode="tip"/><xsl:if test="not(.//tei:rdg)"><xsl:value-of select="normalize-space(tei:note)"/></xsl:if></xsl:attribute>
            <xsl:call-template name="preferred"/>
          </a>
        </xsl:otherwise>
      </xsl:choose>
    </span>
  </xsl:template>

  <xsl:template name="variants">
    <xsl:if test="$variants">
      <section id="variants" class="apparatus" aria-labelledby="variants-head">
        <h2 id="variants-head">Variant readings</h2>
        <p class="legend">The reading of the text, a bracket, and what the witnesses have.</p>
        <xsl:if test="//tei:witness">
          <ul class="witnesses">
            <xsl:for-each select="//tei:witness">
              <li><b><xsl:call-template name="siglum"/></b><xsl:text> </xsl:text><xsl:apply-templates mode="plain"/></li>
            </xsl:for-each>
          </ul>
        </xsl:if>
        <ol>
          <xsl:for-each select="$variants">
            <xsl:variable name="lemma"><xsl:call-template name="chosen"><xsl:with-param name="order" select="' lem '"/></xsl:call-template></xsl:variable>
            <li id="var-{@xml:id}">
              <xsl:choose>
                <xsl:when test="tei:lem | .//tei:rdg">
                  <a class="lemma" href="#{@xml:id}"><xsl:apply-templates select="*[generate-id() = $lemma]" mode="reading"/></a>
                  <xsl:apply-templates select="*[generate-id() = $lemma]" mode="witnesses"/>
                  <xsl:text> ] </xsl:text>
                </xsl:when>
                <xsl:otherwise><a class="back" aria-label="back to the text" data-sign="↩" href="#{@xml:id}"/></xsl:otherwise>
              </xsl:choose>
              <xsl:for-each select=".//tei:rdg[generate-id() != $lemma]">
                <xsl:if test="position() &gt; 1">; </xsl:if>
                <xsl:apply-templates select="." mode="reading"/>
                <xsl:apply-templates select="." mode="witnesses"/>
              </xsl:for-each>
              <xsl:for-each select="tei:note | tei:witDetail"><span class="reason"><xsl:text> </xsl:text><xsl:value-of select="normalize-space()"/></span></xsl:for-each>
            </li>
          </xsl:for-each>
        </ol>
      </section>
    </xsl:if>
  </xsl:template>

  <!-- The style sheet shows the siglum of a witness, so that it is no part of the words. -->
  <xsl:template match="tei:witness">
    <xsl:variable name="name"><xsl:call-template name="holder"/></xsl:variable>
    <xsl:element name="{$name}">
      <xsl:call-template name="attributes">
        <xsl:with-param name="class"><xsl:if test="$name = 'span'">block </xsl:if>witness</xsl:with-param>
      </xsl:call-template>
      <xsl:if test="@xml:id | @n"><xsl:attribute name="data-n"><xsl:call-template name="siglum"/></xsl:attribute></xsl:if>
      <xsl:apply-templates/>
    </xsl:element>
  </xsl:template>
  <xsl:template name="siglum"><xsl:value-of select="concat(@xml:id, @n[not(../@xml:id)])"/></xsl:template>

  <xsl:template match="*" mode="reading">
    <xsl:choose>
      <xsl:when test="normalize-space()"><span class="copy"><xsl:apply-templates mode="plain"/></span></xsl:when>
      <xsl:otherwise><i>omitted</i></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template match="*" mode="witnesses">
    <xsl:variable name="sigla" select="normalize-space(concat(translate(@wit, '#', ''), ' ', following-sibling::*[1][self::tei:wit]))"/>
    <xsl:if test="$sigla"><span class="hand"><xsl:value-of select="concat(' ', $sigla)"/></span></xsl:if>
  </xsl:template>
  <xsl:template match="tei:rdg" mode="tip">
    <xsl:if test="position() &gt; 1">; </xsl:if>
    <xsl:choose><xsl:when test="normalize-space()"><xsl:value-of select="normalize-space()"/></xsl:when><xsl:otherwise>omitted</xsl:otherwise></xsl:choose>
    <xsl:if test="@wit"><xsl:value-of select="concat(' ', translate(@wit, '#', ''))"/></xsl:if>
  </xsl:template>
</xsl:stylesheet>
