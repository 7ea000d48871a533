/**
 * Who is paid, where a bank labels the parts of its text: “ORIG CO NAME:GUSTO ORIG ID:9138864001”, “FEDWIRE CREDIT VIA: SVB/1
 * B/O: ACME CORP REF: …”. In time linear in the text's length; nothing fails.
 */

interface Layout {
  /** What a text of it begins with. */
  begins: RegExp;
  /** Stands before the name: the other side, whichever way the money went. */
  names: RegExp;
  /** What comes after the name. */
  next: RegExp;
}

const LAYOUTS: readonly Layout[] = [
  {
    begins: /^ORIG CO NAME:/i,
    names: /ORIG CO NAME:/i,
    next: /\s(?:ORIG ID|DESC DATE|CO ENTRY DESCR|SEC|TRACE ?#|EED|IND ID|IND NAME|TRN):/i,
  },
  {
    begins: /^(?:FEDWIRE|CHIPS|BOOK TRANSFER|REAL TIME|ONLINE) [A-Z ]*(?:CREDIT|DEBIT)\b/i,
    // “By order of” tells who sent it, “account” who got it.
    names: /\s(?:B\/O|A\/C):/i,
    next: /\s(?:REF|VIA|BEN|B\/O|A\/C|ORG|OGB|OBI|RFB|BBI|IMAD|TRN|SSN|BNF):|\s(?:BNF|RFB|OBI|BBI|REF)[=/]/i,
  },
  {
    begins: /^WIRE TYPE:\s?[A-Z ]*IN\b/i,
    names: /\sORIG:/i,
    next: /\s(?:ID|SND BK|ORIG BK|PMT DET|BNF|BNF BK|RECIPIENT):/i,
  },
  {
    begins: /^WIRE TYPE:\s?[A-Z ]*OUT\b/i,
    names: /\sBNF:/i,
    next: /\s(?:ID|SND BK|BNF BK|PMT DET|ORIG):/i,
  },
  {
    begins: /^WT\s/i,
    names: /\/(?:ORG|BNF)=/i,
    next: /\s(?:SRF|TRN|RFB)#/i,
  },
];

/** Some of a bank's longest texts; what lies further names nobody. */
const LOOKED_AT = 1_000;
/** The number of a slip is no part of what was done. */
const SLIP = /^((?:REMOTE ONLINE )?DEPOSIT)\s+(?:ID NUMBER|#)\s*\d+$/i;

/** The words between the label of a name and the next label; `null` where nothing is labelled. */
export function labelledName(text: string): string | null {
  const told = text.trimStart().slice(0, LOOKED_AT);
  const layout = LAYOUTS.find(({ begins }) => begins.test(told));
  const label = layout?.names.exec(told);
  if (!layout || !label) return null;
  const rest = told.slice(label.index + label[0].length).trimStart();
  const end = layout.next.exec(rest)?.index ?? rest.length;
  const name = rest.slice(0, end).trim();
  return /\p{L}{2}/u.test(name) ? name : null;
}

/** A deposit without the number of its slip; `null` for any other text. */
export function depositIn(text: string): string | null {
  return SLIP.exec(text.trim())?.[1] ?? null;
}
