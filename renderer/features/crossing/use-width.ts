/** How wide an element is within, also after the window changed; 0 until it is known. */
import { type RefObject, useLayoutEffect, useState } from 'react';

export function useWidth(box: RefObject<HTMLDivElement | null>): number {
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const element = box.current;
    if (!element) return;
    const watch = new ResizeObserver(() => setWidth(element.clientWidth));
    watch.observe(element);
    setWidth(element.clientWidth);
    return () => watch.disconnect();
  }, [box]);
  return width;
}
