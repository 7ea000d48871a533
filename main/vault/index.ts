/**
 * The vault: one encrypted database file and its companions. What other floors may use of it, and nothing else.
 */
export {
  type BackupEntry,
  type BackupKind,
  type BackupManifest,
  listBackups,
  type TakenBackup,
  verifyBackup,
} from './backup.ts';
export type { ChainView } from './chain.ts';
export type { VaultDatabase } from './cipher.ts';
export type { ChainHead } from './head.ts';
export type { PageReport } from './integrity.ts';
export type { KdfChoice } from './kdf.ts';
export { type Failure, packError, unpackError } from './offload.ts';
export { perConnection, prepared, preparedValue } from './prepared.ts';
export { serveReads } from './reading.ts';
export { type RestoreOptions, type RestoreResult, restoreBackup } from './restore.ts';
export type { Secret } from './slots.ts';
export {
  type CreatedVault,
  type CreateVaultOptions,
  createVault,
  type OpenVaultOptions,
  openVault,
  type Vault,
  type VaultNotice,
} from './vault.ts';
export { openWriting, type Writing, type WritingAccess, type WritingElsewhere } from './writing.ts';
