/** No entity yet: there is nothing to report on. */
import { Link } from '@tanstack/react-router';
import { text } from '../../text/index.ts';
import { EmptyState } from '../../ui/index.ts';

export function NoBooks() {
  const { none } = text.reports.overview;
  return (
    <EmptyState title={none.title} action={<Link to="/accounts">{none.action}</Link>}>
      {none.text}
    </EmptyState>
  );
}
