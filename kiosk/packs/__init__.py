"""Packs: a content folder in one signed file, carried to a booth and installed there so that nothing can break it.

    envelope  the file: magic, signature, key, manifest, bytes         names     which files a pack may have
    manifest  what a pack says of itself                               keys      Ed25519 keys and fingerprints
    build     from a content folder to a pack                          opening   from a file to a pack that is believed
    shelf     the packs of this machine, and which one is on show      pointer   that, as a file of ten lines
    install   from a stick to the shelf                                found     packs on sticks
    minute    whether the trial of a pack runs in another process

What a booth needs in order to start (`shelf`, `pointer`) imports no cryptography.
"""
