<?xml version="1.0" encoding="UTF-8"?>
<!-- Divisions and blocks. What HTML cannot hold in a p (a list, a table) makes the paragraph a div. -->
<!DOCTYPE xsl:stylesheet [
  <!ENTITY among "parent::tei:front or parent::tei:body or parent::tei:back or parent::tei:group or parent::tei:titlePage or parent::tei:div or parent::tei:div1 or parent::tei:div2 or parent::tei:div3 or parent::tei:div4 or parent::tei:div5 or parent::tei:div6 or parent::tei:div7">
]>
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:tei="http://www.tei-c.org/ns/1.0"
                xmlns:r="https://recension.invalid/ns" exclude-result-prefixes="tei r">

  <!-- Front and back matter, and whatever else holds a paragraph or several. -->
  <xsl:template match="tei:text | tei:front | tei:body | tei:back | tei:group | tei:floatingText | tei:titlePage | tei:docImprint | tei:argument | tei:epigraph | tei:byline | tei:trailer | tei:ab | tei:cit[@rend = 'block'] | tei:biblStruct | tei:biblFull | tei:imprimatur | tei:noteGrp | tei:u | tei:annotationBlock | tei:writing | tei:notatedMusic | tei:colophon | tei:eg | tei:listWit | tei:witDetail | tei:listApp | tei:listChange | tei:change | tei:fw">
    <xsl:call-template name="block"/>
  </xsl:template>
  <xsl:template match="tei:docEdition"><xsl:call-template name="block"/></xsl:template>
  <!-- What runs on within a paragraph and is a block among blocks. -->
  <xsl:template match="tei:bibl[&among;] | tei:cit[&among;] | tei:desc[&among;] | tei:docAuthor[&among;] | tei:docDate[&among;] | tei:docTitle[&among;] | tei:label[&among;] | tei:q[&among;] | tei:quote[&among;] | tei:said[&among;] | tei:titlePart[&among;]">
    <xsl:call-template name="block"/>
  </xsl:template>

  <!-- A text of a corpus, under the title that its header has. -->
  <xsl:template match="tei:teiCorpus//tei:text[not(ancestor::tei:text)]">
    <div class="text" data-title="{normalize-space(../tei:teiHeader/tei:fileDesc/tei:titleStmt/tei:title[1])}">
      <xsl:if test="@xml:id"><xsl:attribute name="id"><xsl:value-of select="@xml:id"/></xsl:attribute></xsl:if>
      <xsl:apply-templates/>
    </div>
  </xsl:template>

  <xsl:template match="tei:div | tei:div1 | tei:div2 | tei:div3 | tei:div4 | tei:div5 | tei:div6 | tei:div7">
    <section><xsl:call-template name="attributes"><xsl:with-param name="class" select="'div'"/></xsl:call-template><xsl:apply-templates/></section>
  </xsl:template>

  <xsl:template match="tei:head">
    <xsl:variable name="depth" select="count(ancestor::tei:div[tei:head[not(@type = 'main' or @type = 'sub' or @type = 'kicker')]] | ancestor::tei:div1 | ancestor::tei:div2 | ancestor::tei:div3 | ancestor::tei:div4) + 1"/>
    <xsl:choose>
      <xsl:when test="not(parent::tei:div or parent::tei:div1 or parent::tei:div2 or parent::tei:div3 or parent::tei:div4 or parent::tei:div5 or parent::tei:div6 or parent::tei:div7 or parent::tei:body or parent::tei:front or parent::tei:back or parent::tei:group)">
        <span><xsl:call-template name="attributes"><xsl:with-param name="class" select="'block caption'"/></xsl:call-template><xsl:apply-templates/></span>
      </xsl:when>
      <xsl:when test="@type = 'main' and not(preceding::tei:head[@type = 'main'])"><h1><xsl:call-template name="attributes"/><xsl:apply-templates/></h1></xsl:when>
      <xsl:when test="@type = 'sub' or @type = 'kicker'"><p><xsl:call-template name="attributes"/><xsl:apply-templates/></p></xsl:when>
      <xsl:when test="$depth &lt; 3"><h2><xsl:call-template name="attributes"/><xsl:apply-templates/></h2></xsl:when>
      <xsl:when test="$depth = 3"><h3><xsl:call-template name="attributes"/><xsl:apply-templates/></h3></xsl:when>
      <xsl:when test="$depth = 4"><h4><xsl:call-template name="attributes"/><xsl:apply-templates/></h4></xsl:when>
      <xsl:otherwise><h5><xsl:call-template name="attributes"/><xsl:apply-templates/></h5></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="tei:p">
    <xsl:variable name="holder"><xsl:call-template name="holder"/></xsl:variable>
    <xsl:choose>
      <xsl:when test="$holder = 'span'"><xsl:call-template name="block"/></xsl:when>
      <xsl:when test=".//tei:list | .//tei:table | .//tei:floatingText | .//tei:figure | .//tei:listBibl | .//tei:quote[@rend = 'block' or tei:p or tei:lg or tei:l] | .//tei:cit[@rend = 'block']/tei:quote | .//tei:q[tei:p or tei:lg or tei:l]">
        <div><xsl:call-template name="attributes"/><xsl:call-template name="number"/><xsl:apply-templates/></div>
      </xsl:when>
      <xsl:otherwise><p><xsl:call-template name="attributes"/><xsl:call-template name="number"/><xsl:apply-templates/></p></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- The number by which a paragraph is cited; the style sheet shows it, so that it is no part of the words. -->
  <xsl:template name="number">
    <xsl:if test="$both and @r:number"><a class="number" href="#{@xml:id}" aria-label="Paragraph {@r:number}" data-n="{@r:number}"/></xsl:if>
  </xsl:template>

  <xsl:template match="tei:quote[@rend = 'block' or tei:p or tei:lg or tei:l] | tei:cit[@rend = 'block']/tei:quote | tei:q[@rend = 'block' or tei:p or tei:lg or tei:l]">
    <blockquote><xsl:call-template name="attributes"/><xsl:apply-templates/></blockquote>
  </xsl:template>

  <!-- Notes: blocks of their own where they stand between blocks, and in the line where they stand in one. -->
  <xsl:template match="tei:note">
    <aside role="note">
      <xsl:call-template name="attributes"/>
      <!-- A number that the text does not print is shown by the style sheet, since it is no word of the text. -->
      <xsl:if test="@n and not(.//tei:label)"><xsl:attribute name="data-n"><xsl:value-of select="@n"/></xsl:attribute></xsl:if>
      <xsl:call-template name="note-hand"/>
      <xsl:apply-templates/>
      <xsl:if test="@target"><a class="back" aria-label="back to the text" data-sign="↩"><xsl:call-template name="link"/></a></xsl:if>
    </aside>
  </xsl:template>
  <xsl:template match="tei:p//tei:note | tei:l//tei:note | tei:head//tei:note | tei:item//tei:note | tei:cell//tei:note | tei:ab//tei:note">
    <span role="note"><xsl:call-template name="attributes"><xsl:with-param name="class" select="'block note inline'"/></xsl:call-template><xsl:call-template name="note-hand"/><xsl:apply-templates/></span>
  </xsl:template>
  <!-- A note in a sentence: a call at its place, whose number the style sheet shows, and the note at the foot. -->
  <xsl:template match="tei:note[@r:moved]" priority="3">
    <a role="doc-noteref" class="call" id="call-{@xml:id}" href="#{@xml:id}" aria-label="Note {@r:moved}" data-n="{@r:moved}"/>
  </xsl:template>
  <xsl:template name="foot">
    <xsl:variable name="notes" select="$texts//tei:note[@r:moved]"/>
    <xsl:if test="$notes">
      <section class="notes foot" aria-label="Notes">
        <xsl:for-each select="$notes">
          <aside role="note">
            <xsl:call-template name="attributes"/>
            <xsl:if test="not(.//tei:label)"><xsl:attribute name="data-n"><xsl:value-of select="@r:moved"/></xsl:attribute></xsl:if>
            <xsl:call-template name="note-hand"/>
            <xsl:apply-templates/>
            <a class="back" aria-label="back to the text" data-sign="↩" href="#call-{@xml:id}"/>
          </aside>
        </xsl:for-each>
      </section>
    </xsl:if>
  </xsl:template>
  <!-- Whose note it is, where it is not the author's; the style sheet shows it, so that it is no part of the words. -->
  <xsl:template name="note-hand">
    <xsl:variable name="hand">
      <xsl:choose>
        <xsl:when test="@type = 'editorial' or @type = 'editor'">Editors’ note</xsl:when>
        <xsl:when test="@type = 'transcriber' or @type = 'archive'">Archive’s note</xsl:when>
        <xsl:when test="@type = 'translator'">Translator’s note</xsl:when>
      </xsl:choose>
    </xsl:variable>
    <xsl:if test="$hand != ''"><xsl:attribute name="aria-label"><xsl:value-of select="$hand"/></xsl:attribute><xsl:attribute name="data-hand"><xsl:value-of select="$hand"/></xsl:attribute></xsl:if>
  </xsl:template>

  <xsl:template match="tei:milestone">
    <xsl:choose>
      <xsl:when test="@rend and translate(@rend, 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789', '') = @rend"><span class="block milestone"><xsl:if test="@xml:id"><xsl:attribute name="id"><xsl:value-of select="@xml:id"/></xsl:attribute></xsl:if><xsl:value-of select="@rend"/></span></xsl:when>
      <xsl:otherwise><span class="milestone unit-{@unit}"><xsl:if test="@break = 'yes'"><xsl:text> </xsl:text></xsl:if></span></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
