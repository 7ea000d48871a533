export { announce } from './announce.ts';
export { ConfirmDialog, type ConfirmDialogProps, Dialog, type DialogProps } from './Dialog.tsx';
export { Drawer, type DrawerProps } from './Drawer.tsx';
export { FormDialog, type FormDialogProps } from './FormDialog.tsx';
export { ListDialog, type ListDialogProps } from './ListDialog.tsx';
export { clearToasts, dismissHere, dismissUndos, type ToastRequest, toast } from './toast.ts';
