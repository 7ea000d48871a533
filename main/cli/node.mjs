/** Says plainly when Node is too old, before anything that an old Node cannot even read. Plain JavaScript for that reason. */
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 22 || (major === 22 && minor < 18)) {
  console.error(`Bulkhead needs Node 22.18 or later; this is ${process.versions.node}.`);
  console.error(
    '“npm ci” brings a fitting one where there is one for the system; elsewhere install it from nodejs.org.',
  );
  process.exit(1);
}
