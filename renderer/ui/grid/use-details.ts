/** How high the details under the rows are, as measured. */
import { useCallback, useRef, useState } from 'react';

/** Until it is measured, so that the rows below do not jump far. */
const GUESS = 120;

export interface Details {
  /** Changes when one of them was measured anew. */
  version: number;
  onSize: (key: string | number, height: number) => void;
  heightOf: (key: string | number) => number;
}

export function useDetails(): Details {
  const heights = useRef(new Map<string | number, number>());
  const [version, setVersion] = useState(0);
  const onSize = useCallback((key: string | number, height: number) => {
    if (heights.current.get(key) === height) return;
    heights.current.set(key, height);
    setVersion((before) => before + 1);
  }, []);
  const heightOf = useCallback((key: string | number) => heights.current.get(key) ?? GUESS, []);
  return { version, onSize, heightOf };
}
