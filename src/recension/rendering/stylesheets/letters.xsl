<?xml version="1.0" encoding="UTF-8"?>
<!-- Letters (TEI P5, 4.2.2 and 2.4.6). -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:tei="http://www.tei-c.org/ns/1.0"
                exclude-result-prefixes="tei">

  <xsl:template match="tei:opener | tei:closer | tei:dateline | tei:salute | tei:signed | tei:postscript | tei:address | tei:addrLine">
    <xsl:call-template name="block"/>
  </xsl:template>
  <xsl:template match="tei:street | tei:postCode | tei:postBox"><xsl:call-template name="parted"/></xsl:template>

  <!-- Who wrote to whom, where and when, as the header has it. -->
  <xsl:template name="correspondence">
    <xsl:for-each select="$header/tei:profileDesc/tei:correspDesc[tei:correspAction]">
      <dl class="correspondence">
        <xsl:for-each select="tei:correspAction">
          <dt><xsl:value-of select="@type"/></dt>
          <dd>
            <xsl:for-each select="*">
              <xsl:if test="position() &gt; 1">, </xsl:if>
              <xsl:choose>
                <xsl:when test="normalize-space(.)"><xsl:value-of select="normalize-space(.)"/></xsl:when>
                <xsl:otherwise><xsl:value-of select="@when | @notBefore | @notAfter | @from | @to"/></xsl:otherwise>
              </xsl:choose>
            </xsl:for-each>
          </dd>
        </xsl:for-each>
      </dl>
    </xsl:for-each>
  </xsl:template>
</xsl:stylesheet>
