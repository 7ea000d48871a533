/** The drawing office: a few exact lines, for empty places. */
import type { ReactNode } from 'react';
import styles from './EmptyState.module.css';

export type DrawingName = 'ledger' | 'files' | 'wall' | 'scales' | 'search' | 'done' | 'hull' | 'rule';

const LINES: Readonly<Record<DrawingName, ReactNode>> = {
  ledger: (
    <>
      <rect x="24" y="14" width="72" height="52" rx="2" />
      <path d="M24 26h72M24 36h72M24 46h72M24 56h72" className={styles.thin} />
      <path d="M42 14v52M76 14v52" className={styles.thin} />
      <path d="M80 31h10M82 41h8M80 51h10" className={styles.accent} />
    </>
  ),
  files: (
    <>
      <path d="M36 12h30l14 14v42H36z" />
      <path d="M66 12v14h14" />
      <path d="M30 20h-6v48h42v-4" className={styles.thin} />
      <path d="M58 34v20M50 47l8 8 8-8" className={styles.accent} />
    </>
  ),
  wall: (
    <>
      <path d="M58 8v64M62 8v64" />
      <path d="M20 26h38M20 54h38M62 26h38M62 54h38" className={styles.thin} />
      <path d="M34 40h50M78 34l6 6-6 6" className={styles.accent} />
      <circle cx="28" cy="40" r="5" />
    </>
  ),
  scales: (
    <>
      <path d="M60 14v50M44 66h32M32 22h56" />
      <path d="M32 22 22 46h20zM88 22 78 46h20z" className={styles.thin} />
      <path d="M22 46a10 6 0 0 0 20 0M78 46a10 6 0 0 0 20 0" className={styles.accent} />
    </>
  ),
  search: (
    <>
      <circle cx="54" cy="36" r="20" />
      <path d="M68 50 86 68" />
      <path d="M42 32h24M42 40h16" className={styles.thin} />
      <path d="M22 68h28" className={styles.accent} />
    </>
  ),
  done: (
    <>
      <rect x="30" y="14" width="60" height="52" rx="2" />
      <path d="M40 28h20M40 52h40" className={styles.thin} />
      <path d="M44 40 54 50 78 26" className={styles.accent} />
    </>
  ),
  hull: (
    <>
      <path d="M14 30h92L92 62H30z" />
      <path d="M46 30v32M62 30v32M66 30v32M82 30v32" className={styles.thin} />
      <path d="M8 66h104" className={styles.accent} />
      <path d="M60 30V12h16" className={styles.thin} />
    </>
  ),
  rule: (
    <>
      <rect x="16" y="32" width="88" height="18" rx="1" />
      <path d="M26 32v8M36 32v5M46 32v8M56 32v5M66 32v8M76 32v5M86 32v8M96 32v5" className={styles.thin} />
      <path d="M30 24 60 12l30 12" className={styles.thin} />
      <path d="M16 62h88M16 59v6M104 59v6" className={styles.accent} />
    </>
  ),
};

export function Drawing({ name }: { name: DrawingName }) {
  return (
    <svg width="120" height="80" viewBox="0 0 120 80" aria-hidden="true" className={styles.drawing}>
      {LINES[name]}
    </svg>
  );
}
