<?xml version="1.0" encoding="UTF-8"?>
<!-- Divisions and blocks. What HTML cannot hold in a p (a list, a table) makes the paragraph a div. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:tei="http://www.tei-c.org/ns/1.0"
                xmlns:r="https://recension.invalid/ns"
                exclude-result-prefixes="tei r">

  <!-- Identifier and language; the class is the element's name and its type and rend. -->
  <xsl:template name="attributes">
    <xsl:param name="class" select="local-name()"/>
    <xsl:if test="@xml:id"><xsl:attribute name="id"><xsl:value-of select="@xml:id"/></xsl:attribute></xsl:if>
    <xsl:if test="@xml:lang"><xsl:attribute name="lang"><xsl:value-of select="@xml:lang"/></xsl:attribute></xsl:if>
    <xsl:attribute name="class"><xsl:value-of select="$class"/><xsl:if test="@type"><xsl:text> </xsl:text><xsl:value-of select="@type"/></xsl:if></xsl:attribute>
    <xsl:if test="@cert and @resp = '#recension'"><xsl:attribute name="data-guess"><xsl:value-of select="@cert"/></xsl:attribute></xsl:if>
  </xsl:template>

  <xsl:template match="tei:text | tei:front | tei:body | tei:back | tei:group | tei:floatingText | tei:titlePage | tei:titlePart | tei:docTitle | tei:docImprint | tei:docEdition | tei:argument | tei:epigraph | tei:opener | tei:closer | tei:byline | tei:dateline | tei:salute | tei:signed | tei:postscript | tei:trailer | tei:lg | tei:l | tei:sp | tei:speaker | tei:castList | tei:castItem | tei:castGroup | tei:set | tei:ab | tei:cit[@rend = 'block'] | tei:address | tei:addrLine | tei:entry | tei:sense | tei:form | tei:gramGrp | tei:listBibl | tei:biblStruct | tei:biblFull | tei:imprimatur | tei:performance | tei:prologue | tei:epilogue | tei:spGrp | tei:noteGrp | tei:u | tei:entryFree | tei:superEntry | tei:etym | tei:re | tei:usg | tei:hom">
    <div><xsl:call-template name="attributes"/><xsl:apply-templates/></div>
  </xsl:template>
  <!-- Verse and stage directions may stand within a paragraph. -->
  <xsl:template match="tei:stage | tei:p//tei:l | tei:p//tei:lg | tei:p//tei:ab | tei:p//tei:cit[@rend = 'block'] | tei:p//tei:address | tei:p//tei:addrLine">
    <span><xsl:call-template name="attributes"><xsl:with-param name="class" select="concat('block ', local-name())"/></xsl:call-template><xsl:apply-templates/></span>
  </xsl:template>

  <xsl:template match="tei:div | tei:div1 | tei:div2 | tei:div3 | tei:div4 | tei:div5 | tei:div6 | tei:div7">
    <section><xsl:call-template name="attributes"><xsl:with-param name="class" select="'div'"/></xsl:call-template><xsl:apply-templates/></section>
  </xsl:template>

  <xsl:template match="tei:head">
    <xsl:variable name="depth" select="count(ancestor::tei:div[tei:head[not(@type = 'main' or @type = 'sub' or @type = 'kicker')]] | ancestor::tei:div1 | ancestor::tei:div2 | ancestor::tei:div3 | ancestor::tei:div4) + 1"/>
    <xsl:choose>
      <xsl:when test="parent::tei:list or parent::tei:table or parent::tei:figure or parent::tei:lg or parent::tei:castList or parent::tei:listBibl">
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

  <xsl:template match="tei:docDate">
    <span><xsl:call-template name="attributes"><xsl:with-param name="class" select="'block docDate'"/></xsl:call-template><xsl:apply-templates/></span>
  </xsl:template>

  <xsl:template match="tei:p">
    <xsl:choose>
      <xsl:when test=".//tei:p | .//tei:list | .//tei:table | .//tei:quote[@rend = 'block'] | .//tei:figure | .//tei:sp | .//tei:lg | .//tei:floatingText | .//tei:listBibl | .//tei:castList">
        <div><xsl:call-template name="attributes"/><xsl:call-template name="number"/><xsl:apply-templates/></div>
      </xsl:when>
      <xsl:otherwise><p><xsl:call-template name="attributes"/><xsl:call-template name="number"/><xsl:apply-templates/></p></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- The number by which a paragraph is cited; the style sheet shows it, so that it is no part of the words. -->
  <xsl:template name="number">
    <xsl:if test="$both and @r:number"><a class="number" href="#{@xml:id}" aria-label="Paragraph {@r:number}" data-n="{@r:number}"/></xsl:if>
  </xsl:template>

  <xsl:template match="tei:quote[@rend = 'block'] | tei:cit[@rend = 'block']/tei:quote | tei:quote[tei:p or tei:lg or tei:l] | tei:q[tei:p or tei:lg or tei:l] | tei:said[tei:p]">
    <blockquote><xsl:call-template name="attributes"/><xsl:apply-templates/></blockquote>
  </xsl:template>

  <xsl:template match="tei:list">
    <xsl:apply-templates select="tei:head"/>
    <xsl:choose>
      <xsl:when test="tei:label"><dl><xsl:call-template name="attributes"/><xsl:apply-templates select="node()[not(self::tei:head)]"/></dl></xsl:when>
      <xsl:when test="@rend = 'numbered' or @type = 'ordered' or @rend = 'ordered'"><ol><xsl:call-template name="attributes"/><xsl:apply-templates select="node()[not(self::tei:head)]"/></ol></xsl:when>
      <xsl:otherwise><ul><xsl:call-template name="attributes"><xsl:with-param name="class" select="concat('list ', @rend)"/></xsl:call-template><xsl:apply-templates select="node()[not(self::tei:head)]"/></ul></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template match="tei:item"><li><xsl:call-template name="attributes"/><xsl:apply-templates/></li></xsl:template>
  <xsl:template match="tei:list[tei:label]/tei:label"><dt><xsl:call-template name="attributes"/><xsl:apply-templates/></dt></xsl:template>
  <xsl:template match="tei:list[tei:label]/tei:item"><dd><xsl:call-template name="attributes"/><xsl:apply-templates/></dd></xsl:template>

  <xsl:template match="tei:table">
    <div class="table-frame" tabindex="0" role="region">
      <xsl:attribute name="aria-label">Table <xsl:number level="any" count="tei:table"/></xsl:attribute>
      <xsl:apply-templates select="tei:head"/>
      <table><xsl:call-template name="attributes"/><xsl:apply-templates select="node()[not(self::tei:head)]"/></table>
    </div>
  </xsl:template>
  <xsl:template match="tei:row"><tr><xsl:call-template name="attributes"/><xsl:apply-templates/></tr></xsl:template>
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
  <xsl:template match="tei:graphic[@url]"><img src="{@url}" alt="{normalize-space(../tei:figDesc)}" loading="lazy"/></xsl:template>

  <!-- Notes: blocks of their own where they stand between blocks, and in the line where they stand in one. -->
  <xsl:template match="tei:note[not(parent::tei:p or parent::tei:l or parent::tei:head or parent::tei:item or parent::tei:cell or parent::tei:ab)]">
    <aside role="note">
      <xsl:call-template name="attributes"/>
      <xsl:call-template name="note-hand"/>
      <xsl:apply-templates/>
      <xsl:if test="@target"><a class="back" href="{@target}" aria-label="back to the text" data-sign="↩"/></xsl:if>
    </aside>
  </xsl:template>
  <xsl:template match="tei:note">
    <span role="note"><xsl:call-template name="attributes"><xsl:with-param name="class" select="'block note inline'"/></xsl:call-template><xsl:call-template name="note-hand"/><xsl:apply-templates/></span>
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

  <xsl:template match="tei:stage[@rend = 'inline'] | tei:note[@place = 'inline']" priority="4"><span><xsl:call-template name="attributes"/><xsl:apply-templates/></span></xsl:template>
  <xsl:template match="tei:milestone">
    <xsl:choose>
      <xsl:when test="@rend and translate(@rend, 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789', '') = @rend"><span class="block milestone" id="{@xml:id}"><xsl:value-of select="@rend"/></span></xsl:when>
      <xsl:otherwise><span class="milestone {@unit}"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
