/** The small drawing of a kind, before its name. The name stands beside it. */
import { type CrossingKind, GLYPHS } from './kinds.ts';

export function KindGlyph({ kind, size = 16 }: { kind: CrossingKind; size?: number }) {
  return (
    <svg
      aria-hidden="true"
      width={size}
      height={size}
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth={1.5}
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      <path d={GLYPHS[kind]} />
    </svg>
  );
}
