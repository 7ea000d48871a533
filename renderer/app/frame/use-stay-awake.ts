/** Tells the desk that somebody is here, so that the vault does not lock itself while its owner reads. */
import { useEffect } from 'react';
import { client } from '../client.ts';

const TELL_EVERY_MS = 60_000;

export function useStayAwake(): void {
  useEffect(() => {
    let told = Date.now();
    const here = () => {
      if (Date.now() - told < TELL_EVERY_MS) return;
      told = Date.now();
      void client.app.stay().catch(() => undefined);
    };
    const signs = ['pointerdown', 'pointermove', 'keydown', 'wheel'] as const;
    for (const sign of signs) window.addEventListener(sign, here, { passive: true });
    return () => {
      for (const sign of signs) window.removeEventListener(sign, here);
    };
  }, []);
}
