<?xml version="1.0" encoding="UTF-8"?>
<!-- Imported first, so that every other template goes before it. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns:xi="http://www.w3.org/2001/XInclude" exclude-result-prefixes="xi">
  <!-- Whatever has no template is kept as text, and reported. -->
  <xsl:template match="*">
    <xsl:if test="not(self::xi:*)"><xsl:message>unknown element <xsl:value-of select="local-name()"/></xsl:message></xsl:if>
    <span><xsl:call-template name="attributes"><xsl:with-param name="class" select="concat('block unknown ', local-name())"/></xsl:call-template><xsl:apply-templates/></span>
  </xsl:template>
</xsl:stylesheet>
