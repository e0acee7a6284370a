<?xml version="1.0" encoding="UTF-8"?>
<!-- What stands in the line. Quotation marks are in the text already, so nothing here adds any. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:tei="http://www.tei-c.org/ns/1.0"
                exclude-result-prefixes="tei">

  <xsl:template match="tei:quote | tei:q | tei:said | tei:soCalled | tei:mentioned | tei:cit | tei:bibl | tei:pc | tei:c | tei:w | tei:s | tei:seg | tei:label | tei:docAuthor | tei:author | tei:editor | tei:publisher | tei:pubPlace | tei:biblScope | tei:name | tei:persName | tei:forename | tei:surname | tei:roleName | tei:addName | tei:genName | tei:nameLink | tei:placeName | tei:geogName | tei:country | tei:region | tei:settlement | tei:orgName | tei:rs | tei:num | tei:measure | tei:time | tei:term | tei:gloss | tei:distinct | tei:idno | tei:email | tei:affiliation | tei:sic | tei:corr | tei:orig | tei:reg | tei:abbr | tei:expan | tei:am | tei:ex | tei:unclear | tei:damage | tei:restore | tei:subst | tei:handShift | tei:g | tei:lem | tei:rdg | tei:formula | tei:keyword | tei:orth | tei:pron | tei:role | tei:roleDesc | tei:actor | tei:move | tei:cl | tei:phr | tei:m">
    <span><xsl:call-template name="attributes"/><xsl:apply-templates/></span>
  </xsl:template>

  <!-- Words run on in none of these, so each is set apart. -->
  <xsl:template match="tei:fw | tei:caesura | tei:hyph | tei:syll | tei:gram | tei:pos | tei:lbl | tei:def | tei:xr | tei:lang | tei:subc | tei:number | tei:gen | tei:case | tei:per | tei:tns | tei:mood | tei:stress | tei:colloc | tei:oRef | tei:pRef | tei:code | tei:ident | tei:val | tei:gi | tei:att | tei:tag | tei:eg | tei:rhyme | tei:metamark | tei:mod | tei:retrace | tei:undo | tei:redo | tei:substJoin | tei:listPerson | tei:person | tei:listPlace | tei:place | tei:listOrg | tei:org | tei:listWit | tei:witness | tei:listApp | tei:rdgGrp | tei:wit | tei:witDetail | tei:rubric | tei:camera | tei:caption | tei:sound | tei:tech | tei:view | tei:kinesic | tei:vocal | tei:incident | tei:pause | tei:shift | tei:writing | tei:desc | tei:objectName | tei:eventName | tei:district | tei:bloc | tei:geogFeat | tei:street | tei:postCode | tei:postBox | tei:origDate | tei:origPlace | tei:locus | tei:material | tei:dim | tei:dimensions | tei:height | tei:width | tei:depth | tei:stamp | tei:heraldry | tei:watermark | tei:catchwords | tei:signatures | tei:secFol | tei:series | tei:edition | tei:extent | tei:citedRange | tei:monogr | tei:analytic | tei:imprint | tei:relatedItem | tei:respStmt | tei:resp | tei:meeting | tei:headLabel | tei:headItem | tei:ruby | tei:rb | tei:rt | tei:notatedMusic | tei:stdVals | tei:unit | tei:ellipsis | tei:dictScrap | tei:abstract">
    <span><xsl:call-template name="attributes"><xsl:with-param name="class" select="concat('block ', local-name())"/></xsl:call-template><xsl:apply-templates/></span>
  </xsl:template>
  <xsl:template match="tei:join | tei:joinGrp | tei:link | tei:linkGrp | tei:alt | tei:altGrp | tei:addSpan | tei:delSpan | tei:damageSpan | tei:certainty | tei:precision | tei:respons | tei:listTranspose | tei:divGen | tei:index[not(normalize-space())] | tei:media | tei:binaryObject | tei:witStart | tei:witEnd | tei:lacunaStart | tei:lacunaEnd"><xsl:apply-templates/></xsl:template>

  <xsl:template match="tei:emph"><em><xsl:call-template name="attributes"/><xsl:apply-templates/></em></xsl:template>
  <xsl:template match="tei:foreign"><i><xsl:call-template name="attributes"/><xsl:apply-templates/></i></xsl:template>
  <xsl:template match="tei:title">
    <cite><xsl:call-template name="attributes"><xsl:with-param name="class" select="concat('title level-', @level)"/></xsl:call-template><xsl:apply-templates/></cite>
  </xsl:template>
  <xsl:template match="tei:hi">
    <span><xsl:call-template name="attributes"><xsl:with-param name="class" select="concat('hi ', translate(@rend, '#', ''), translate(@rendition, '#', ''))"/></xsl:call-template><xsl:apply-templates/></span>
  </xsl:template>
  <xsl:template match="tei:date">
    <xsl:choose>
      <xsl:when test="@when and string-length(@when) &gt; 3"><time datetime="{@when}"><xsl:call-template name="attributes"/><xsl:apply-templates/></time></xsl:when>
      <xsl:otherwise><span><xsl:call-template name="attributes"/><xsl:apply-templates/></span></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="tei:ref[@target] | tei:ptr[@target]">
    <a href="{@target}">
      <xsl:if test="@type = 'noteAnchor'"><xsl:attribute name="role">doc-noteref</xsl:attribute></xsl:if>
      <xsl:call-template name="attributes"/>
      <xsl:apply-templates/>
    </a>
  </xsl:template>
  <!-- HTML has no link within a link. -->
  <xsl:template match="tei:ref | tei:ptr | tei:ref[@target]//tei:ref[@target] | tei:ref[@target]//tei:ptr[@target]"><span><xsl:call-template name="attributes"/><xsl:apply-templates/></span></xsl:template>

  <xsl:template match="tei:del">
    <xsl:if test="$both or $view = 'diplomatic'"><del><xsl:call-template name="attributes"><xsl:with-param name="class" select="'del in-copy'"/></xsl:call-template><xsl:apply-templates/></del></xsl:if>
  </xsl:template>
  <xsl:template match="tei:add"><ins><xsl:call-template name="attributes"/><xsl:apply-templates/></ins></xsl:template>

  <xsl:template match="tei:gap"><span class="gap" role="img" aria-label="gap: {@reason}"/></xsl:template>
  <xsl:template match="tei:gap[tei:desc]"><span><xsl:call-template name="attributes"><xsl:with-param name="class" select="concat('gap ', @reason)"/></xsl:call-template><xsl:apply-templates select="tei:desc/node()"/></span></xsl:template>
  <xsl:template match="tei:space"><span class="space"/></xsl:template>
  <xsl:template match="tei:lb"><xsl:if test="not(@break = 'no')"><br/></xsl:if></xsl:template>
  <xsl:template match="tei:pb | tei:cb | tei:gb"><span class="{local-name()}" data-n="{@n}"/></xsl:template>
  <xsl:template match="tei:anchor"><span id="{@xml:id}"/></xsl:template>

  <!-- Not part of the text. -->
  <xsl:template match="tei:teiHeader | tei:figDesc | tei:standOff | tei:facsimile | tei:sourceDoc | tei:interp | tei:interpGrp"/>
</xsl:stylesheet>
