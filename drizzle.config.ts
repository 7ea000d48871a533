import { defineConfig } from 'drizzle-kit';

/** Each feature owns its tables in a `schema.ts` of its own; `migrations/` is generated from all of them. */
export default defineConfig({
  dialect: 'sqlite',
  schema: './main/*/schema.ts',
  out: './migrations',
});
