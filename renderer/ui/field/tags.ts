/** The tags with those typed added: split at commas, trimmed, none twice whatever the case. */
export function addTags(tags: readonly string[], typed: string): string[] {
  const next = [...tags];
  for (const tag of typed.split(',').map((part) => part.trim())) {
    if (tag !== '' && !next.some((other) => other.toLowerCase() === tag.toLowerCase())) next.push(tag);
  }
  return next;
}
