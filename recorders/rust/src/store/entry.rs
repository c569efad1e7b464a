//! Looking at paths and opening files without being led away or held up: only regular files, looked at without
//! following links before they are opened and compared once they are. What is made is private whatever the umask.

use std::fs::{remove_file, symlink_metadata, File, Metadata, OpenOptions};
use std::io::{ErrorKind, Read, Result};

/// What is there, without following a link.
pub(super) fn look(path: &str) -> Result<Metadata> {
    symlink_metadata(path)
}

pub(super) fn is_folder(path: &str) -> bool {
    look(path).is_ok_and(|found| found.is_dir())
}

/// What is there, if it is a regular file; another kind of thing is an error of kind `Unsupported`.
pub(super) fn look_for_file(path: &str) -> Result<Metadata> {
    let found = look(path)?;
    if found.is_file() {
        Ok(found)
    } else {
        Err(ErrorKind::Unsupported.into())
    }
}

/// Looks at a regular file and opens it.
pub(super) fn open(path: &str, options: &OpenOptions) -> Result<(File, Metadata)> {
    open_seen(path, &look_for_file(path)?, options)
}

/// Opens the regular file that was just looked at. If what was opened is not what was looked at, because another took
/// its place in between, it fails with `Interrupted`.
pub(super) fn open_seen(
    path: &str,
    before: &Metadata,
    options: &OpenOptions,
) -> Result<(File, Metadata)> {
    let file = options.open(path)?;
    let opened = file.metadata()?;
    if opened.is_file() && is_same(before, &opened) {
        Ok((file, opened))
    } else {
        Err(ErrorKind::Interrupted.into())
    }
}

/// Whether a path still is the regular file that was opened.
pub(super) fn stands(path: &str, opened: &Metadata) -> bool {
    look(path).is_ok_and(|now| now.is_file() && is_same(&now, opened))
}

/// Removes a regular file and says whether it is gone.
pub(super) fn remove(path: &str) -> bool {
    look_for_file(path).is_ok() && remove_file(path).is_ok()
}

/// Makes a file that is not there, for its owner alone, to append to.
pub(super) fn make(path: &str) -> Result<File> {
    let mut options = OpenOptions::new();
    options.read(true).append(true).create_new(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::{OpenOptionsExt, PermissionsExt};
        options.mode(0o600);
        let file = options.open(path)?;
        file.set_permissions(PermissionsExt::from_mode(0o600))?;
        Ok(file)
    }
    #[cfg(not(unix))]
    options.open(path)
}

/// All of a file as long as it was when it was opened, unless that is more than `most` bytes.
pub(super) fn read(mut file: &File, about: &Metadata, most: u64) -> Result<Vec<u8>> {
    let length = about.len();
    let size = usize::try_from(length).map_err(|_| ErrorKind::FileTooLarge)?;
    if length > most {
        return Err(ErrorKind::FileTooLarge.into());
    }
    let mut bytes = vec![0; size];
    file.read_exact(&mut bytes)?;
    Ok(bytes)
}

/// Whether both are the same file. Without inodes, the time of making has to do.
pub(super) fn is_same(one: &Metadata, other: &Metadata) -> bool {
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt;
        one.dev() == other.dev() && one.ino() == other.ino()
    }
    #[cfg(not(unix))]
    {
        one.created().ok() == other.created().ok()
    }
}

/// The inode, where the system has inodes.
pub(super) fn inode(of: &Metadata) -> Option<u64> {
    #[cfg(unix)]
    {
        Some(std::os::unix::fs::MetadataExt::ino(of))
    }
    #[cfg(not(unix))]
    {
        let _ = of;
        None
    }
}
