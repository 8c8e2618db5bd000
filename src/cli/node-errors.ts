/** Failures of Node's file system calls as the C library words them. */
import { HostError } from "../../runtime/lib/host.js";

/** `strerror` of the codes that file functions give. */
const messages: Readonly<Record<string, readonly [code: number, text: string]>> = {
  EPERM: [1, "Operation not permitted"],
  ENOENT: [2, "No such file or directory"],
  EIO: [5, "Input/output error"],
  ENXIO: [6, "No such device or address"],
  E2BIG: [7, "Argument list too long"],
  EBADF: [9, "Bad file descriptor"],
  EAGAIN: [11, "Resource temporarily unavailable"],
  ENOMEM: [12, "Cannot allocate memory"],
  EACCES: [13, "Permission denied"],
  EBUSY: [16, "Device or resource busy"],
  EEXIST: [17, "File exists"],
  EXDEV: [18, "Invalid cross-device link"],
  ENODEV: [19, "No such device"],
  ENOTDIR: [20, "Not a directory"],
  EISDIR: [21, "Is a directory"],
  EINVAL: [22, "Invalid argument"],
  ENFILE: [23, "Too many open files in system"],
  EMFILE: [24, "Too many open files"],
  ETXTBSY: [26, "Text file busy"],
  EFBIG: [27, "File too large"],
  ENOSPC: [28, "No space left on device"],
  ESPIPE: [29, "Illegal seek"],
  EROFS: [30, "Read-only file system"],
  EMLINK: [31, "Too many links"],
  EPIPE: [32, "Broken pipe"],
  ENAMETOOLONG: [36, "File name too long"],
  ENOTEMPTY: [39, "Directory not empty"],
  ELOOP: [40, "Too many levels of symbolic links"],
};

export function hostError(name: keyof typeof messages): HostError {
  const [code, text] = messages[name];
  return new HostError(text, code);
}

/** Does something with the file system; what Node throws comes out as a `HostError`. */
export function attempt<T>(action: () => T): T {
  try {
    return action();
  } catch (error) {
    throw translate(error);
  }
}

/** A failure of Node as a `HostError`; anything else stays what it is. */
export function translate(error: unknown): unknown {
  if (!(error instanceof Error) || !("code" in error)) return error;
  const { code } = error;
  // Node refuses names with a zero byte itself.
  if (code === "ERR_INVALID_ARG_VALUE") return hostError("ENOENT");
  if (typeof code === "string" && Object.hasOwn(messages, code)) return hostError(code);
  const { errno } = error as { errno?: unknown };
  return typeof errno === "number" ? new HostError(error.message, Math.abs(errno)) : error;
}
