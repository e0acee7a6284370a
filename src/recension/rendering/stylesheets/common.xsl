<?xml version="1.0" encoding="UTF-8"?>
<!-- What the templates of all elements share. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:tei="http://www.tei-c.org/ns/1.0"
                xmlns:r="https://recension.invalid/ns" exclude-result-prefixes="tei r">

  <!-- Identifier, language and style. The classes are the element's name, its type, and rend-x for each x of rend and
       rendition; a type that the page uses as a class of its own does not become one. -->
  <xsl:template name="attributes">
    <xsl:param name="class" select="local-name()"/>
    <xsl:if test="@xml:id"><xsl:attribute name="id"><xsl:value-of select="@xml:id"/></xsl:attribute></xsl:if>
    <xsl:if test="@xml:lang"><xsl:attribute name="lang"><xsl:value-of select="@xml:lang"/></xsl:attribute></xsl:if>
    <xsl:attribute name="class">
      <xsl:value-of select="$class"/>
      <xsl:variable name="type" select="translate(@type, ' ', '-')"/>
      <xsl:if test="$type and not(contains(' apparatus back banner block cite contents count emendation facts gap in-copy in-reading inline number sidenote skip unknown views ', concat(' ', $type, ' ')))"><xsl:value-of select="concat(' ', $type)"/></xsl:if>
      <xsl:call-template name="rend"/>
      <xsl:call-template name="shown-in"/>
    </xsl:attribute>
    <xsl:if test="@style"><xsl:attribute name="style"><xsl:value-of select="@style"/></xsl:attribute></xsl:if>
    <xsl:if test="@cert and @resp = '#recension'"><xsl:attribute name="data-guess"><xsl:value-of select="@cert"/></xsl:attribute></xsl:if>
  </xsl:template>

  <xsl:template name="rend">
    <xsl:param name="of" select="normalize-space(translate(concat(@rend, ' ', @rendition), '#,;', '   '))"/>
    <xsl:param name="most" select="20"/>
    <xsl:if test="$of and $most">
      <xsl:variable name="token" select="substring-before(concat($of, ' '), ' ')"/>
      <xsl:text> rend-</xsl:text>
      <xsl:choose>
        <xsl:when test="starts-with($token, 'simple:')"><xsl:value-of select="substring($token, 8)"/></xsl:when>
        <xsl:otherwise><xsl:value-of select="$token"/></xsl:otherwise>
      </xsl:choose>
      <xsl:call-template name="rend"><xsl:with-param name="of" select="substring-after($of, ' ')"/><xsl:with-param name="most" select="$most - 1"/></xsl:call-template>
    </xsl:if>
  </xsl:template>

  <!-- A block; in what HTML allows only phrases in, a span that is shown as one. -->
  <xsl:template name="block">
    <xsl:param name="name"><xsl:call-template name="holder"/></xsl:param>
    <xsl:element name="{$name}">
      <xsl:call-template name="attributes">
        <xsl:with-param name="class"><xsl:if test="$name = 'span'">block </xsl:if><xsl:value-of select="local-name()"/></xsl:with-param>
      </xsl:call-template>
      <xsl:apply-templates/>
    </xsl:element>
  </xsl:template>

  <!-- What a block is in HTML where it stands; a note that goes to the foot is in no paragraph. -->
  <xsl:template name="holder"><xsl:choose><xsl:when test="ancestor::*[self::tei:p or self::tei:head][count(ancestor::tei:note[@r:moved]) = count(current()/ancestor::tei:note[@r:moved])]">span</xsl:when><xsl:otherwise>div</xsl:otherwise></xsl:choose></xsl:template>

  <xsl:template name="phrase">
    <span><xsl:call-template name="attributes"/><xsl:apply-templates/></span>
  </xsl:template>

  <!-- In the line, but never one word with what is beside it. -->
  <xsl:template name="parted">
    <xsl:text> </xsl:text><xsl:call-template name="phrase"/><xsl:text> </xsl:text>
  </xsl:template>

  <!-- The first address of target as href, if it is one that a reader can follow and no program. -->
  <xsl:template name="link">
    <xsl:variable name="address" select="substring-before(concat(normalize-space(@target), ' '), ' ')"/>
    <xsl:variable name="scheme" select="translate(substring-before($address, ':'), 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'abcdefghijklmnopqrstuvwxyz')"/>
    <xsl:if test="not(contains($address, ':')) or contains($scheme, '/') or contains($scheme, '#') or contains($scheme, '?') or contains(' http https mailto ftp ', concat(' ', $scheme, ' '))">
      <xsl:attribute name="href"><xsl:value-of select="$address"/></xsl:attribute>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
