import { sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';

/** A list of some screen as somebody wants to see it again: which rows, in which order, under a name. */
export const savedView = sqliteTable(
  'saved_view',
  {
    id: text('id').primaryKey().notNull(),
    /** The screen it belongs to, by the screen's own name. */
    screen: text('screen').notNull(),
    name: text('name').notNull(),
    /** What the screen needs to show it again, as JSON; nobody else reads it. */
    definition: text('definition').notNull(),
  },
  (t) => [uniqueIndex('saved_view_name').on(t.screen, t.name)],
);
