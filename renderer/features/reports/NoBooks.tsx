/** No entity yet: there is nothing to report on. */
import { Link } from '@tanstack/react-router';
import { text } from '../../text/index.ts';
import { EmptyState, VisuallyHidden } from '../../ui/index.ts';

export function NoBooks() {
  const { none } = text.reports.overview;
  return (
    <section aria-label={text.reports.title}>
      <VisuallyHidden>
        <h2>{text.reports.title}</h2>
      </VisuallyHidden>
      <EmptyState title={none.title} action={<Link to="/accounts">{none.action}</Link>}>
        {none.text}
      </EmptyState>
    </section>
  );
}
