/** What the program noticed of the vault: when it was opened, or since, where nobody waited for it. Each until it is put away. */
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { text } from '../text/index.ts';
import { api } from './client.ts';
import { Strip } from './Strip.tsx';

export function VaultNotices() {
  const { data } = useQuery(api.app.status.queryOptions());
  const [away, setAway] = useState<readonly string[]>([]);
  const shown = [...new Set(data?.notices)].filter((notice) => !away.includes(notice));
  return shown.map((notice) => (
    <Strip
      key={notice}
      tone="warn"
      message={notice}
      act={text.app.noticeAway}
      onAct={() => setAway([...away, notice])}
    />
  ));
}
