/** Keeps `--scrollbar` on the frame as wide as the scroller's bar, so that the column menu stands beside it. */
import { type RefObject, useEffect } from 'react';

export function useScrollbar(scroller: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = scroller.current;
    const content = element?.firstElementChild;
    if (!element || !content) return;
    const observer = new ResizeObserver(() => {
      const width = element.offsetWidth - element.clientWidth;
      element.parentElement?.style.setProperty('--scrollbar', `${width}px`);
    });
    observer.observe(element);
    observer.observe(content);
    return () => observer.disconnect();
  }, [scroller]);
}
