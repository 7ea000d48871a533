/** From what the books earned to line 31 of each Schedule C, step by step. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api } from '../../app/client.ts';
import { text } from '../../text/index.ts';
import { EmptyState } from '../../ui/index.ts';
import { Answer } from '../member/Answer.tsx';
import { Bridge } from '../member/Bridge.tsx';
import { Notes } from '../member/Notes.tsx';
import styles from './Tax.module.css';
import type { Shown } from './use-shown.ts';

const words = text.tax.bridge;

export function BridgeView({ shown: { entity, year } }: { shown: Shown }) {
  const answer = useQuery({
    ...api.reports.tax_view.queryOptions({
      input: { entity: entity.id, from: `${year}-01-01`, to: `${year}-12-31` },
    }),
    placeholderData: keepPreviousData,
  });
  return (
    <Answer query={answer}>
      {(view) => {
        const bridges = view.bridges.filter(
          ({ entity_id }) => entity.kind === 'person' || entity_id === entity.id,
        );
        return (
          <div className={styles.page}>
            <p className={styles.quiet}>
              {words.explained}{' '}
              <Link to="/members" search={{ entity: entity.id, view: 'tax' }}>
                {words.whole}
              </Link>
            </p>
            {bridges.map((bridge) => (
              <Bridge key={bridge.entity_id} bridge={bridge} view={view} />
            ))}
            {bridges.length === 0 && <EmptyState compact title={words.none} drawing="scales" />}
            <Notes notes={view.notes} />
          </div>
        );
      }}
    </Answer>
  );
}
