<?xml version="1.0" encoding="UTF-8"?>
<!-- Emendations: in the text, with the other reading on demand; and all of them in the apparatus. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:tei="http://www.tei-c.org/ns/1.0"
                exclude-result-prefixes="tei">

  <xsl:variable name="emendations" select="$texts//tei:choice[tei:sic and tei:corr] | $texts//tei:supplied | $texts//tei:surplus"/>
  <xsl:key name="reason" match="tei:annotation" use="substring(@target, 2)"/>
  <xsl:key name="person" match="tei:respStmt | tei:person | tei:editor" use="@xml:id"/>

  <xsl:template match="tei:choice[tei:sic and tei:corr]">
    <xsl:call-template name="emended">
      <xsl:with-param name="cert" select="tei:corr[1]/@cert"/>
      <xsl:with-param name="copy" select="tei:sic[1]"/>
      <xsl:with-param name="reading" select="tei:corr[1]"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="tei:supplied | tei:surplus">
    <xsl:call-template name="emended">
      <xsl:with-param name="cert" select="@cert"/>
      <xsl:with-param name="copy" select="self::tei:surplus"/>
      <xsl:with-param name="reading" select="self::tei:supplied"/>
    </xsl:call-template>
  </xsl:template>

  <!-- The words of either text, each a link to the apparatus; the style sheet shows those of the view. -->
  <xsl:template name="emended">
    <xsl:param name="cert"/>
    <xsl:param name="copy"/>
    <xsl:param name="reading"/>
    <xsl:variable name="bearer" select="(tei:corr | self::tei:supplied | self::tei:surplus)[1]"/>
    <span id="{@xml:id}" data-emendation="{local-name()}" data-cert="{$cert}">
      <xsl:attribute name="class">
        <xsl:text>emendation </xsl:text><xsl:value-of select="local-name()"/>
        <xsl:if test="$cert"> cert-<xsl:value-of select="$cert"/></xsl:if>
        <xsl:choose><xsl:when test="$bearer/@resp = '#recension'"> by-program</xsl:when><xsl:otherwise> by-editor</xsl:otherwise></xsl:choose>
      </xsl:attribute>
      <xsl:call-template name="side"><xsl:with-param name="content" select="$copy"/><xsl:with-param name="class" select="'in-copy'"/></xsl:call-template>
      <xsl:call-template name="side"><xsl:with-param name="content" select="$reading"/><xsl:with-param name="class" select="'in-reading'"/></xsl:call-template>
    </span>
  </xsl:template>

  <!-- HTML has no link within a link. -->
  <xsl:template name="side">
    <xsl:param name="content"/>
    <xsl:param name="class"/>
    <xsl:if test="$content">
      <xsl:choose>
        <xsl:when test="ancestor::tei:ref[@target] or ancestor::tei:choice or ancestor::tei:supplied or ancestor::tei:surplus or not($content/node()) or $content//*[@target or self::tei:note or self::tei:choice or self::tei:supplied or self::tei:surplus or self::tei:p]">
          <span class="{$class}"><xsl:apply-templates select="$content/node()"/></span>
        </xsl:when>
        <xsl:otherwise>
          <a class="{$class}" href="#app-{@xml:id}" aria-describedby="app-{@xml:id}">
            <xsl:attribute name="data-tip"><xsl:call-template name="tip"><xsl:with-param name="class" select="$class"/></xsl:call-template></xsl:attribute>
            <xsl:apply-templates select="$content/node()"/>
          </a>
        </xsl:otherwise>
      </xsl:choose>
    </xsl:if>
  </xsl:template>

  <!-- In a few words: what the other text has, who emended, how sure. -->
  <xsl:template name="tip">
    <xsl:param name="class"/>
    <xsl:choose>
      <xsl:when test="self::tei:choice and $class = 'in-reading'">copy text: <xsl:call-template name="visible"><xsl:with-param name="of" select="tei:sic"/><xsl:with-param name="absent" select="'not in the copy text'"/></xsl:call-template></xsl:when>
      <xsl:when test="self::tei:choice">read: <xsl:call-template name="visible"><xsl:with-param name="of" select="tei:corr[1]"/></xsl:call-template></xsl:when>
      <xsl:when test="self::tei:supplied">not in the copy text</xsl:when>
      <xsl:otherwise>superfluous in the copy text</xsl:otherwise>
    </xsl:choose>
    <xsl:call-template name="hand"><xsl:with-param name="separator" select="' · '"/></xsl:call-template>
  </xsl:template>

  <!-- The words of a side; white space alone, which nobody would see, has a name. -->
  <xsl:template name="visible">
    <xsl:param name="of" select="."/>
    <xsl:param name="absent" select="'omitted'"/>
    <xsl:choose>
      <xsl:when test="normalize-space($of)"><xsl:value-of select="normalize-space($of)"/></xsl:when>
      <xsl:when test="string($of)">[space]</xsl:when>
      <xsl:otherwise><i><xsl:value-of select="$absent"/></i></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="hand">
    <xsl:param name="separator"/>
    <xsl:variable name="bearer" select="(tei:corr | self::tei:supplied | self::tei:surplus)[1]"/>
    <xsl:if test="$bearer/@resp">
      <xsl:value-of select="$separator"/>
      <xsl:choose>
        <xsl:when test="key('person', substring($bearer/@resp, 2))"><xsl:for-each select="key('person', substring($bearer/@resp, 2))[1]"><xsl:value-of select="normalize-space(*[last()])"/><xsl:if test="tei:name[1]/@type = 'software'"> (program)</xsl:if></xsl:for-each></xsl:when>
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
                  <xsl:when test="self::tei:choice"><xsl:call-template name="visible"><xsl:with-param name="of" select="tei:corr[1]"/></xsl:call-template></xsl:when>
                  <xsl:when test="self::tei:supplied"><xsl:call-template name="visible"/></xsl:when>
                  <xsl:otherwise><i>omitted</i></xsl:otherwise>
                </xsl:choose>
              </a>
              <xsl:text> ] </xsl:text>
              <span class="copy">
                <xsl:choose>
                  <xsl:when test="self::tei:choice"><xsl:call-template name="visible"><xsl:with-param name="of" select="tei:sic"/><xsl:with-param name="absent" select="'not in the copy text'"/></xsl:call-template></xsl:when>
                  <xsl:when test="self::tei:supplied"><i>not in the copy text</i></xsl:when>
                  <xsl:otherwise><xsl:call-template name="visible"/></xsl:otherwise>
                </xsl:choose>
              </span>
              <xsl:for-each select="tei:corr[position() &gt; 1]"><span class="alternative">; or: <xsl:value-of select="."/></span></xsl:for-each>
              <span class="hand {translate((tei:corr | self::tei:supplied | self::tei:surplus)[1]/@resp, '#', '')}"><xsl:call-template name="hand"><xsl:with-param name="separator" select="' · '"/></xsl:call-template></span>
              <xsl:for-each select="key('reason', @xml:id)"><span class="reason"><xsl:text> </xsl:text><xsl:value-of select="normalize-space(tei:note)"/></span></xsl:for-each>
            </li>
          </xsl:for-each>
        </ol>
      </section>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
