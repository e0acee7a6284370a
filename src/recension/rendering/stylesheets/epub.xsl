<?xml version="1.0" encoding="UTF-8"?>
<!-- One text as the body of an EPUB content document: the page's templates for blocks and phrases, and pop-up notes. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:tei="http://www.tei-c.org/ns/1.0"
                xmlns:epub="http://www.idpf.org/2007/ops" xmlns:r="https://recension.invalid/ns" exclude-result-prefixes="tei r">
  <xsl:import href="html.xsl"/>
  <xsl:output method="xml" encoding="UTF-8" indent="no" omit-xml-declaration="yes"/>
  <xsl:param name="both" select="false()"/>

  <xsl:variable name="inline-notes" select="$texts//tei:note[@r:seen][not(@place = 'inline' or parent::tei:div or parent::tei:back or parent::tei:body or parent::tei:front or parent::tei:text or parent::tei:noteGrp)]"/>

  <xsl:template match="/">
    <body epub:type="bodymatter">
      <main><xsl:apply-templates select="$texts"/></main>
      <xsl:if test="$inline-notes">
        <section epub:type="footnotes" class="notes">
          <xsl:for-each select="$inline-notes">
            <aside epub:type="footnote" role="doc-footnote" id="note-{generate-id()}" class="note">
              <p class="mark"><a href="#call-{generate-id()}"><xsl:call-template name="note-mark"/></a></p>
              <xsl:apply-templates/>
            </aside>
          </xsl:for-each>
        </section>
      </xsl:if>
      <xsl:call-template name="variants"/>
    </body>
  </xsl:template>

  <xsl:template name="note-mark">
    <xsl:variable name="this" select="generate-id()"/>
    <xsl:choose>
      <xsl:when test="@n"><xsl:value-of select="@n"/></xsl:when>
      <xsl:otherwise><xsl:for-each select="$inline-notes"><xsl:if test="generate-id() = $this"><xsl:value-of select="position()"/></xsl:if></xsl:for-each></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="tei:note[@place = 'inline']" priority="4"><xsl:apply-imports/></xsl:template>
  <xsl:template match="tei:note" priority="2">
    <a epub:type="noteref" role="doc-noteref" id="call-{generate-id()}" href="#note-{generate-id()}" class="noteref"><xsl:call-template name="note-mark"/></a>
  </xsl:template>
  <xsl:template match="tei:div/tei:note | tei:back/tei:note | tei:body/tei:note | tei:front/tei:note | tei:text/tei:note | tei:noteGrp/tei:note" priority="3">
    <aside>
      <xsl:choose>
        <xsl:when test="@target or @place"><xsl:attribute name="epub:type">footnote</xsl:attribute><xsl:attribute name="role">doc-footnote</xsl:attribute></xsl:when>
        <xsl:otherwise><xsl:attribute name="role">note</xsl:attribute></xsl:otherwise>
      </xsl:choose>
      <xsl:call-template name="attributes"/>
      <xsl:apply-templates/>
    </aside>
  </xsl:template>

  <xsl:template match="tei:ref[@type = 'noteAnchor'][@target]" priority="2">
    <a epub:type="noteref" role="doc-noteref" href="{@target}"><xsl:call-template name="attributes"/><xsl:apply-templates/></a>
  </xsl:template>

  <!-- An emended word leads to its entry in the apparatus. -->
  <xsl:template name="emended">
    <xsl:param name="cert"/>
    <xsl:param name="copy"/>
    <xsl:param name="reading"/>
    <xsl:variable name="content" select="$copy[$view = 'diplomatic'] | $reading[$view = 'reading']"/>
    <xsl:choose>
      <xsl:when test="not($content)"><span id="{@xml:id}"/></xsl:when>
      <xsl:when test="ancestor::tei:ref[@target]"><span id="{@xml:id}"><xsl:apply-templates select="$content/node()"/></span></xsl:when>
      <xsl:otherwise><a class="emendation" id="{@xml:id}" href="#app-{@xml:id}"><xsl:apply-templates select="$content/node()"/></a></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- A picture is described; where its file is at hand, that is put in the place of the words. -->
  <xsl:template match="tei:graphic[@url]" priority="2">
    <span class="block picture" data-url="{normalize-space(@url)}">[<xsl:choose><xsl:when test="normalize-space(../tei:figDesc) != ''"><xsl:value-of select="normalize-space(../tei:figDesc)"/></xsl:when><xsl:otherwise>picture</xsl:otherwise></xsl:choose>]</span>
  </xsl:template>
  <xsl:template match="tei:table" priority="2"><xsl:call-template name="table"/></xsl:template>
  <!-- A note that goes to the end is in no paragraph. -->
  <xsl:template name="holder">
    <xsl:choose>
      <xsl:when test="ancestor::*[self::tei:p or self::tei:head][count(ancestor::tei:note) = count(current()/ancestor::tei:note)]">span</xsl:when>
      <xsl:otherwise>div</xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template match="tei:pb" priority="2">
    <span epub:type="pagebreak" role="doc-pagebreak" id="page-{generate-id()}"><xsl:if test="@n"><xsl:attribute name="aria-label"><xsl:value-of select="@n"/></xsl:attribute></xsl:if><xsl:if test="@break = 'yes'"><xsl:text> </xsl:text></xsl:if></span>
  </xsl:template>
</xsl:stylesheet>
