<?xml version="1.0" encoding="UTF-8"?>
<!-- Lists of persons, places and the like, and bibliographies: each record a block, its pieces in the line. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:tei="http://www.tei-c.org/ns/1.0"
                exclude-result-prefixes="tei">

  <xsl:template match="tei:listPerson | tei:listPlace | tei:listOrg | tei:listEvent | tei:listNym | tei:listObject | tei:listRelation | tei:listBibl | tei:person | tei:personGrp | tei:persona | tei:place | tei:org | tei:event | tei:nym | tei:object | tei:relation | tei:objectIdentifier">
    <xsl:call-template name="block"/>
  </xsl:template>
  <xsl:template match="tei:listBibl/tei:bibl"><xsl:call-template name="block"/></xsl:template>
  <xsl:template match="tei:analytic | tei:monogr | tei:series | tei:imprint | tei:relatedItem | tei:respStmt | tei:birth | tei:death | tei:age | tei:education | tei:faith | tei:floruit | tei:gender | tei:langKnowledge | tei:langKnown | tei:nationality | tei:occupation | tei:persPronouns | tei:persName[parent::tei:person] | tei:residence | tei:sex | tei:socecStatus | tei:state | tei:trait | tei:location | tei:population | tei:climate | tei:terrain">
    <xsl:call-template name="parted"/>
  </xsl:template>
</xsl:stylesheet>
