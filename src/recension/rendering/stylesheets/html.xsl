<?xml version="1.0" encoding="UTF-8"?>
<!-- A page of HTML from any TEI file. Import this stylesheet as recension:html.xsl and override what you like: templates
     match TEI elements in the default mode; named templates and modes are page.xsl's and apparatus.xsl's. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:import href="fallback.xsl"/>
  <xsl:import href="page.xsl"/>
  <xsl:import href="facts.xsl"/>
  <xsl:import href="apparatus.xsl"/>
  <xsl:import href="readings.xsl"/>

  <xsl:output method="html" encoding="UTF-8" doctype-system="about:legacy-compat" indent="no"/>

  <!-- reading: the text as emended; diplomatic: the copy text. -->
  <xsl:param name="view" select="'reading'"/>
  <!-- The style sheet that the page carries. -->
  <xsl:param name="css"/>
</xsl:stylesheet>
