<?xml version="1.0" encoding="UTF-8"?>
<!-- A page of HTML from any TEI file. Import this stylesheet as recension:html.xsl and override what you like: templates
     match TEI elements in the default mode; named templates and modes are page.xsl's and apparatus.xsl's. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:import href="fallback.xsl"/>
  <xsl:import href="page.xsl"/>
  <xsl:import href="facts.xsl"/>
  <xsl:import href="apparatus.xsl"/>
  <xsl:import href="readings.xsl"/>
  <xsl:import href="variants.xsl"/>

  <xsl:output method="html" encoding="UTF-8" doctype-system="about:legacy-compat" indent="no"/>

  <!-- What is shown first. reading: the text as emended; diplomatic: the copy text. -->
  <xsl:param name="view" select="'reading'"/>
  <!-- Whether both texts are in the page, for the reader to switch. -->
  <xsl:param name="both" select="true()"/>
  <!-- The style sheet that the page carries. -->
  <xsl:param name="css"/>
  <!-- What the page can do with scripts. -->
  <xsl:param name="script"/>
  <!-- Metadata for the head and citations for the foot, as HTML. -->
  <xsl:param name="metadata"/>
  <xsl:param name="citations"/>
</xsl:stylesheet>
