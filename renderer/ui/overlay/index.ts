export { announce } from './announce.ts';
export { ConfirmDialog, type ConfirmDialogProps, Dialog, type DialogProps } from './Dialog.tsx';
export { Drawer, type DrawerProps } from './Drawer.tsx';
export { ListDialog, type ListDialogProps } from './ListDialog.tsx';
export { clearToasts, dismissUndos, type ToastRequest, toast } from './toast.ts';
