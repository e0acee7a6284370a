<?xml version="1.0" encoding="UTF-8"?>
<!-- Emendations: in the text, with the other reading on demand; and all of them in the apparatus. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:tei="http://www.tei-c.org/ns/1.0"
                exclude-result-prefixes="tei">

  <xsl:variable name="emendations" select="$texts//tei:choice[tei:sic and tei:corr] | $texts//tei:supplied | $texts//tei:surplus"/>
  <xsl:key name="reason" match="tei:annotation" use="substring(@target, 2)"/>
  <xsl:key name="person" match="tei:respStmt | tei:person | tei:editor" use="@xml:id"/>

  <xsl:template match="tei:choice[tei:sic and tei:corr]">
    <xsl:call-template name="emended">
      <xsl:with-param name="other"><xsl:choose><xsl:when test="$view = 'reading'"><xsl:value-of select="tei:sic"/></xsl:when><xsl:otherwise><xsl:value-of select="tei:corr[1]"/></xsl:otherwise></xsl:choose></xsl:with-param>
      <xsl:with-param name="cert" select="tei:corr[1]/@cert"/>
      <xsl:with-param name="content" select="tei:sic[$view = 'diplomatic'] | tei:corr[$view = 'reading'][1]"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="tei:supplied | tei:surplus">
    <xsl:variable name="is-text" select="(self::tei:supplied and $view = 'reading') or (self::tei:surplus and $view = 'diplomatic')"/>
    <xsl:call-template name="emended">
      <xsl:with-param name="other"><xsl:if test="not($is-text)"><xsl:value-of select="."/></xsl:if></xsl:with-param>
      <xsl:with-param name="cert" select="@cert"/>
      <xsl:with-param name="content" select="self::*[$is-text]"/>
    </xsl:call-template>
  </xsl:template>

  <!-- The words of this view as a link to the apparatus; the words of the other view are shown by the style sheet. -->
  <xsl:template name="emended">
    <xsl:param name="other"/>
    <xsl:param name="cert"/>
    <xsl:param name="content"/>
    <xsl:variable name="name"><xsl:choose><xsl:when test="ancestor::tei:ref[@target]">span</xsl:when><xsl:otherwise>a</xsl:otherwise></xsl:choose></xsl:variable>
    <xsl:element name="{$name}">
      <xsl:attribute name="id"><xsl:value-of select="@xml:id"/></xsl:attribute>
      <xsl:attribute name="class">emendation <xsl:value-of select="local-name()"/> cert-<xsl:value-of select="$cert"/></xsl:attribute>
      <xsl:if test="$name = 'a'"><xsl:attribute name="href">#app-<xsl:value-of select="@xml:id"/></xsl:attribute></xsl:if>
      <xsl:if test="@xml:id">
        <xsl:attribute name="aria-describedby">app-<xsl:value-of select="@xml:id"/></xsl:attribute>
      </xsl:if>
      <xsl:attribute name="data-other"><xsl:value-of select="$other"/></xsl:attribute>
      <xsl:attribute name="data-tip"><xsl:call-template name="tip"/></xsl:attribute>
      <xsl:if test="not($content)"><xsl:attribute name="aria-label">emendation</xsl:attribute></xsl:if>
      <xsl:apply-templates select="$content/node()"/>
    </xsl:element>
  </xsl:template>

  <!-- In a few words: what the other text has, who emended, how sure. -->
  <xsl:template name="tip">
    <xsl:choose>
      <xsl:when test="self::tei:choice and $view = 'reading'">copy text: <xsl:value-of select="tei:sic"/></xsl:when>
      <xsl:when test="self::tei:choice">read: <xsl:value-of select="tei:corr[1]"/></xsl:when>
      <xsl:when test="self::tei:supplied">“<xsl:value-of select="normalize-space(.)"/>” is not in the copy text</xsl:when>
      <xsl:otherwise>“<xsl:value-of select="normalize-space(.)"/>” is in the copy text and is superfluous</xsl:otherwise>
    </xsl:choose>
    <xsl:call-template name="hand"><xsl:with-param name="separator" select="' · '"/></xsl:call-template>
  </xsl:template>

  <xsl:template name="hand">
    <xsl:param name="separator"/>
    <xsl:variable name="bearer" select="(tei:corr | self::tei:supplied | self::tei:surplus)[1]"/>
    <xsl:if test="$bearer/@resp">
      <xsl:value-of select="$separator"/>
      <xsl:choose>
        <xsl:when test="key('person', substring($bearer/@resp, 2))"><xsl:value-of select="normalize-space(key('person', substring($bearer/@resp, 2))[1]/*[last()])"/></xsl:when>
        <xsl:otherwise><xsl:value-of select="$bearer/@resp"/></xsl:otherwise>
      </xsl:choose>
    </xsl:if>
    <xsl:if test="$bearer/@cert"><xsl:value-of select="$separator"/>certainty: <xsl:value-of select="$bearer/@cert"/></xsl:if>
  </xsl:template>

  <xsl:template name="apparatus">
    <xsl:if test="$emendations">
      <section id="apparatus" class="apparatus" aria-labelledby="apparatus-head">
        <h2 id="apparatus-head">Emendations</h2>
        <p class="legend">The reading of this edition, a bracket, and what the copy text has.</p>
        <ol>
          <xsl:for-each select="$emendations">
            <li id="app-{@xml:id}">
              <a class="lemma" href="#{@xml:id}">
                <xsl:choose>
                  <xsl:when test="self::tei:choice"><xsl:value-of select="tei:corr[1]"/></xsl:when>
                  <xsl:when test="self::tei:supplied"><xsl:value-of select="normalize-space(.)"/></xsl:when>
                  <xsl:otherwise><i>omitted</i></xsl:otherwise>
                </xsl:choose>
              </a>
              <xsl:text> ] </xsl:text>
              <span class="copy">
                <xsl:choose>
                  <xsl:when test="self::tei:choice"><xsl:value-of select="tei:sic"/></xsl:when>
                  <xsl:when test="self::tei:supplied"><i>not in the copy text</i></xsl:when>
                  <xsl:otherwise><xsl:value-of select="normalize-space(.)"/></xsl:otherwise>
                </xsl:choose>
              </span>
              <xsl:for-each select="tei:corr[position() &gt; 1]"><span class="alternative"> or: <xsl:value-of select="."/></span></xsl:for-each>
              <span class="hand"><xsl:call-template name="hand"><xsl:with-param name="separator" select="' · '"/></xsl:call-template></span>
              <xsl:for-each select="key('reason', @xml:id)"><span class="reason"><xsl:text> </xsl:text><xsl:value-of select="normalize-space(tei:note)"/></span></xsl:for-each>
            </li>
          </xsl:for-each>
        </ol>
      </section>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
