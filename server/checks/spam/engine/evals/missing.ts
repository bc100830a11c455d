import type { Missing } from '../eval.ts'

const network =
  'check_rbl check_rbl_accreditor check_rbl_envfrom check_rbl_from_domain check_rbl_from_host ' +
  'check_rbl_headers check_rbl_ns_from check_rbl_sub check_rbl_swe check_rbl_txt ' +
  'check_dns_sender check_uridnsbl check_hashbl_attachments check_hashbl_bodyre ' +
  'check_hashbl_emails check_hashbl_tag check_hashbl_uris check_pyzor check_razor2 ' +
  'check_razor2_range check_dcc check_dcc_reputation_range short_url_chained ' +
  'check_for_def_dkim_welcomelist_from check_for_def_dkim_whitelist_from ' +
  'check_for_def_spf_welcomelist_from check_for_def_spf_whitelist_from ' +
  'check_for_dkim_welcomelist_from check_for_dkim_whitelist_from check_for_spf_fail ' +
  'check_for_spf_helo_fail check_for_spf_helo_neutral check_for_spf_helo_none ' +
  'check_for_spf_helo_pass check_for_spf_helo_permerror check_for_spf_helo_softfail ' +
  'check_for_spf_helo_temperror check_for_spf_neutral check_for_spf_none check_for_spf_pass ' +
  'check_for_spf_permerror check_for_spf_softfail check_for_spf_temperror ' +
  'check_for_spf_welcomelist_from check_for_spf_whitelist_from check_arc_signed ' +
  'check_arc_valid check_dkim_adsp check_dkim_dependable check_dkim_signall ' +
  'check_dkim_signed check_dkim_signsome check_dkim_testing check_dkim_valid ' +
  'check_dkim_valid_author_sig check_dkim_valid_envelopefrom check_dmarc_missing ' +
  'check_dmarc_none check_dmarc_pass check_dmarc_quarantine check_dmarc_reject'

const learning =
  'check_bayes check_from_in_auto_welcomelist check_from_in_auto_whitelist ' +
  'check_senders_reputation'

/** Of plugins that SpamAssassin itself does not load until it is told to. */
const plugin =
  'check_access_database check_body_8bits check_fromname_contains_email ' +
  'check_fromname_different check_fromname_domain_differ check_fromname_equals_replyto ' +
  'check_fromname_equals_to check_fromname_owners_differ check_fromname_spoof check_language ' +
  'check_microsoft_executable check_shortcircuit check_suspect_name pdf_count pdf_image_count ' +
  'pdf_image_size_exact pdf_image_size_range pdf_image_to_text_ratio pdf_is_empty_body ' +
  'pdf_is_encrypted pdf_is_protected pdf_match_details pdf_match_fuzzy_md5 pdf_match_md5 ' +
  'pdf_name_regex pdf_named pdf_pixel_coverage short_url'

/** Functions that rules call and that are not here, and why. */
export const missing: ReadonlyMap<string, Missing> = new Map([
  ...because('network', network),
  ...because('learning', learning),
  ...because('plugin', plugin),
])

function because(reason: Missing, names: string): [name: string, reason: Missing][] {
  return names.split(' ').map((name) => [name, reason])
}
