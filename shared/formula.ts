/** Text that a spreadsheet would take for a formula when it opens a CSV; plain numbers, negative ones too, are none. */
export const FORMULA = /^(?:[=@\t\r]|[+-](?!\d+(?:\.\d+)?$))/;
