<?xml version="1.0" encoding="UTF-8"?>
<!-- What stands in the line. Quotation marks are in the text already, so nothing here adds any. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:tei="http://www.tei-c.org/ns/1.0"
                exclude-result-prefixes="tei">

  <xsl:template match="tei:quote | tei:q | tei:said | tei:soCalled | tei:mentioned | tei:cit | tei:bibl | tei:pc | tei:c | tei:w | tei:s | tei:seg | tei:label | tei:docAuthor | tei:docDate | tei:docTitle | tei:titlePart | tei:author | tei:editor | tei:publisher | tei:pubPlace | tei:biblScope | tei:citedRange | tei:edition | tei:resp | tei:meeting | tei:sponsor | tei:funder | tei:principal | tei:authority | tei:distributor | tei:textLang | tei:name | tei:persName | tei:forename | tei:surname | tei:roleName | tei:addName | tei:genName | tei:nameLink | tei:placeName | tei:geogName | tei:geogFeat | tei:geo | tei:bloc | tei:district | tei:country | tei:region | tei:settlement | tei:offset | tei:orgName | tei:objectName | tei:eventName | tei:rs | tei:num | tei:measure | tei:measureGrp | tei:unit | tei:term | tei:gloss | tei:distinct | tei:idno | tei:email | tei:affiliation | tei:g | tei:formula | tei:metamark | tei:keyword | tei:actor | tei:role | tei:roleDesc | tei:camera | tei:cl | tei:phr | tei:m | tei:rhyme | tei:desc | tei:ellipsis | tei:hi | tei:att | tei:gi | tei:tag | tei:val | tei:code | tei:ident | tei:specDesc">
    <xsl:call-template name="phrase"/>
  </xsl:template>
  <xsl:template match="tei:ruby"><ruby><xsl:call-template name="attributes"/><xsl:apply-templates select="*"/></ruby></xsl:template>
  <xsl:template match="tei:rb"><xsl:call-template name="phrase"/></xsl:template>
  <xsl:template match="tei:rt"><rt><xsl:call-template name="attributes"/><xsl:apply-templates/></rt></xsl:template>

  <xsl:template match="tei:emph"><em><xsl:call-template name="attributes"/><xsl:apply-templates/></em></xsl:template>
  <xsl:template match="tei:foreign"><i><xsl:call-template name="attributes"/><xsl:apply-templates/></i></xsl:template>
  <xsl:template match="tei:title">
    <cite><xsl:call-template name="attributes"><xsl:with-param name="class" select="concat('title level-', @level)"/></xsl:call-template><xsl:apply-templates/></cite>
  </xsl:template>
  <xsl:template match="tei:date | tei:time">
    <xsl:choose>
      <xsl:when test="@when and string-length(@when) &gt; 3 and self::tei:date"><time datetime="{@when}"><xsl:call-template name="attributes"/><xsl:apply-templates/></time></xsl:when>
      <xsl:otherwise><span><xsl:call-template name="attributes"/><xsl:apply-templates/></span></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="tei:ref[@target] | tei:ptr[@target]">
    <a>
      <xsl:call-template name="link"/>
      <xsl:if test="@type = 'noteAnchor'"><xsl:attribute name="role">doc-noteref</xsl:attribute></xsl:if>
      <xsl:call-template name="attributes"/>
      <xsl:if test="$both and not(node())"><xsl:attribute name="aria-label"><xsl:value-of select="@target"/></xsl:attribute></xsl:if>
      <xsl:apply-templates/>
    </a>
  </xsl:template>
  <!-- HTML has no link within a link. -->
  <xsl:template match="tei:ref | tei:ptr | tei:ref[@target]//tei:ref[@target] | tei:ref[@target]//tei:ptr[@target]"><xsl:call-template name="phrase"/></xsl:template>
  <xsl:template match="tei:media"><a class="media" href="{@url}"><xsl:apply-templates select="*[not(self::tei:desc)]"/></a></xsl:template>

  <!-- Breaks: a line's parts words unless it says that it does not, the others' only where they say that they do. -->
  <xsl:template match="tei:lb"><br class="lb"/></xsl:template>
  <xsl:template match="tei:lb[preceding-sibling::node()[1][self::tei:lb] or (preceding-sibling::node()[1][self::text() and normalize-space() = ''] and preceding-sibling::node()[2][self::tei:lb])]" priority="1"/>
  <xsl:template match="tei:lb[@break = 'no']"><span class="lb"/></xsl:template>
  <xsl:template match="tei:pb | tei:cb | tei:gb"><span class="{local-name()}"><xsl:if test="@xml:id"><xsl:attribute name="id"><xsl:value-of select="@xml:id"/></xsl:attribute></xsl:if><xsl:if test="@n"><xsl:attribute name="data-n"><xsl:value-of select="@n"/></xsl:attribute></xsl:if><xsl:if test="@break = 'yes'"><xsl:text> </xsl:text></xsl:if></span></xsl:template>
  <xsl:template match="tei:anchor[@xml:id]"><span id="{@xml:id}"/></xsl:template>

  <!-- Not part of the text. -->
  <xsl:template match="tei:teiHeader | tei:standOff | tei:facsimile | tei:sourceDoc | tei:xenoData | tei:figDesc | tei:anchor | tei:addSpan | tei:delSpan | tei:damageSpan | tei:alt | tei:altGrp | tei:binaryObject | tei:listRef | tei:annotation | tei:listAnnotation | tei:certainty | tei:precision | tei:respons | tei:divGen | tei:fs | tei:fLib | tei:fvLib | tei:index | tei:interp | tei:interpGrp | tei:join | tei:joinGrp | tei:link | tei:linkGrp | tei:listTranspose | tei:move | tei:transpose | tei:undo | tei:redo | tei:lacunaStart | tei:lacunaEnd | tei:witStart | tei:witEnd | tei:shift | tei:span | tei:spanGrp | tei:substJoin | tei:timeline | tei:when"/>
</xsl:stylesheet>
