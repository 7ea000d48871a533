/**
 * Unsaved input that survives a lock, a reload and a crash. It is kept outside the vault, so it is encrypted under a key
 * that only an open vault gives (AES-256-GCM; the key lives in memory alone). Each write reaches the browser's storage
 * as soon as it is encrypted, with no delay that a crash could fall into.
 */
import { useEffect, useRef, useState } from 'react';
import { client } from './client.ts';

const PREFIX = 'draft:';
const IV_BYTES = 12;
const ID_BYTES = 8;
/** What nobody came back for in a month is dropped. */
const LIFE_MS = 30 * 24 * 3_600_000;

let key: CryptoKey | null = null;
/** Stands for the vault in the names of its drafts: two vaults have fields of the same name. Outlives the lock. */
let vault = '';
/** Counts openings and closings: an opening that was overtaken must not leave its key behind. */
let turns = 0;

function bytesOf(base64url: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64url.replaceAll('-', '+').replaceAll('_', '/')), (c) => c.charCodeAt(0));
}

function textOf(bytes: Uint8Array): string {
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}

/** Gets the key of the vault that was just opened. */
export async function openDrafts(): Promise<void> {
  turns += 1;
  const turn = turns;
  const { key: raw } = await client.app.draft_key();
  const bytes = bytesOf(raw);
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  const opened = await crypto.subtle.importKey('raw', bytes, 'AES-GCM', false, ['encrypt', 'decrypt']);
  if (turn !== turns) return;
  key = opened;
  vault = Array.from(digest.slice(0, ID_BYTES), (byte) => byte.toString(16).padStart(2, '0')).join('');
  dropOld();
}

/** Forgets the key: what is stored can't be read until the vault is open again. */
export function closeDrafts(): void {
  turns += 1;
  key = null;
}

function storedName(name: string): string {
  return `${PREFIX}${vault}:${name}`;
}

function dropOld(): void {
  for (const name of Object.keys(localStorage).filter((item) => item.startsWith(PREFIX))) {
    const at = Number(localStorage.getItem(name)?.split('.')[0]);
    if (!(Date.now() - at < LIFE_MS)) localStorage.removeItem(name);
  }
}

/** Writes of one draft in the order they were typed: an older one never lands on a newer. */
const writes = new Map<string, number>();

/** Resolves when it is stored. */
export async function sealDraft(name: string, value: unknown): Promise<void> {
  const stored = storedName(name);
  const turn = (writes.get(stored) ?? 0) + 1;
  writes.set(stored, turn);
  if (value === undefined) {
    localStorage.removeItem(stored);
    return;
  }
  if (!key) return;
  const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES));
  const plain = new TextEncoder().encode(JSON.stringify(value));
  const sealed = new Uint8Array(await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, plain));
  if (writes.get(stored) === turn)
    localStorage.setItem(stored, `${Date.now()}.${textOf(iv)}.${textOf(sealed)}`);
}

/** The draft as it was left; `undefined` if there is none or another vault's key sealed it. */
export async function readDraft<T>(name: string): Promise<T | undefined> {
  const stored = localStorage.getItem(storedName(name));
  if (stored === null || !key) return undefined;
  const [, iv = '', sealed = ''] = stored.split('.');
  try {
    const opened = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: bytesOf(iv) }, key, bytesOf(sealed));
    return JSON.parse(new TextDecoder().decode(opened)) as T;
  } catch {
    return undefined;
  }
}

export function saveDraft(name: string, value: unknown): void {
  void sealDraft(name, value);
}

export function dropDraft(name: string): void {
  void sealDraft(name, undefined);
}

/**
 * State that is also a draft under `name`: `[value, set, drop, ready]`. `ready` turns true once a stored draft, if any,
 * is there; `drop` forgets it, for when the input was saved or thrown away.
 */
export function useDraft<T>(
  name: string,
  initial: T,
): [value: T, set: (next: T) => void, drop: () => void, ready: boolean] {
  const [value, setValue] = useState(initial);
  const [ready, setReady] = useState(false);
  const touched = useRef(false);
  useEffect(() => {
    let gone = false;
    touched.current = false;
    void readDraft<T>(name).then((stored) => {
      if (gone) return;
      // Whoever typed before the draft was read means what they typed.
      if (stored !== undefined && !touched.current) setValue(stored);
      setReady(true);
    });
    return () => {
      gone = true;
    };
  }, [name]);
  const set = (next: T) => {
    touched.current = true;
    setValue(next);
    saveDraft(name, next);
  };
  return [value, set, () => dropDraft(name), ready];
}
