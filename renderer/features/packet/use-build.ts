/** Making a packet: with how far it is, a way to stop it, the file to whoever keeps downloads, and a note that it was made. */
import { useRef, useState } from 'react';
import { PASSPHRASE_LENGTH_MIN } from '../../../shared/contract/packet.ts';
import type { Entity } from '../../app/books.ts';
import { client } from '../../app/client.ts';
import { useCommand } from '../../app/command.ts';
import { saveFile } from '../../app/save-file.ts';
import { troubleOf } from '../../app/trouble.ts';
import { text } from '../../text/index.ts';
import { toast } from '../../ui/index.ts';
import { type NewPassphrase, passphraseProblem } from '../welcome/PassphraseFields.tsx';

const words = text.packet.build;
const PROCEDURE = 'packet.build';

export interface BuildProgress {
  what: string;
  done: number;
  total: number | null;
}

export interface BuildChoices {
  evidence: boolean;
  statements: boolean;
  ledger: boolean;
  lock: boolean;
  passphrase: NewPassphrase;
}

const BEGIN: BuildChoices = {
  ...{ evidence: true, statements: true, ledger: true, lock: false },
  passphrase: { first: '', second: '' },
};

export interface Build {
  choices: BuildChoices;
  choose: (more: Partial<BuildChoices>) => void;
  /** Somebody has tried to make it, so that problems are told. */
  tried: boolean;
  progress: BuildProgress | null;
  trouble: ReturnType<typeof useCommand>['trouble'];
  make: () => Promise<void>;
  cancel: () => void;
}

/** Tells how far it is until the returned function is called. That it can’t be told is no trouble. */
function watchProgress(tell: (progress: BuildProgress) => void): () => void {
  const stop = new AbortController();
  const watch = async () => {
    for await (const report of await client.app.progress(undefined, { signal: stop.signal }))
      if (report.procedure === PROCEDURE && !report.ended) tell(report);
  };
  watch().catch(() => undefined);
  return () => stop.abort();
}

export function useBuild(entity: Entity, year: number): Build {
  const [choices, setChoices] = useState(BEGIN);
  const [tried, setTried] = useState(false);
  const [progress, setProgress] = useState<BuildProgress | null>(null);
  const stop = useRef<AbortController | null>(null);
  const command = useCommand<BuildChoices, { name: string }>(
    async ({ lock, passphrase, ...parts }) => {
      const controller = new AbortController();
      stop.current = controller;
      setProgress({ what: words.beginning, done: 0, total: null });
      const unwatch = watchProgress(setProgress);
      try {
        const asked = { entity: entity.id, year, ...parts, ...(lock && { passphrase: passphrase.first }) };
        const file = await client.packet.build(asked, { signal: controller.signal });
        const sha256 = await hashOf(file);
        saveFile(file.name, file);
        return await client.packet.keep({
          entity: entity.id,
          year,
          name: file.name,
          size: file.size,
          sha256,
        });
      } catch (error) {
        if (troubleOf(error).code === 'CANCELLED') toast({ message: text.app.cancelled });
        throw error;
      } finally {
        unwatch();
        stop.current = null;
        setProgress(null);
      }
    },
    { done: ({ name }) => words.saved(name), undo: false, quiet: true },
  );
  const make = async () => {
    setTried(true);
    if (progress !== null) return;
    if (choices.lock && passphraseProblem(choices.passphrase, PASSPHRASE_LENGTH_MIN) !== null) return;
    if ((await command.run(choices)) === null) return;
    setTried(false);
    setChoices({ ...choices, passphrase: BEGIN.passphrase });
  };
  const { trouble } = command;
  return {
    ...{ choices, tried, progress, make },
    trouble: trouble?.code === 'CANCELLED' ? null : trouble,
    choose: (more) => setChoices({ ...choices, ...more }),
    cancel: () => stop.current?.abort(),
  };
}

async function hashOf(file: File): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', await file.arrayBuffer());
  return Array.from(new Uint8Array(hash), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
