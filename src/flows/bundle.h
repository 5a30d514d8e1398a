/* What an installer's script says of the texts of a bundle. */
#ifndef FLOWS_BUNDLE_H
#define FLOWS_BUNDLE_H

#include "flows/lock.h"
#include "flows/profile.h"

/* The name of a text's file: license-nl.txt, license_nl-nl.rtf, terms.nl.txt;
 * NULL when out of memory. */
char *bundle_name(const Profile *profile, const char *work, const char *locale,
                  CodicilFormat format);

/* Adds to the lock the files that tell the installer of its texts: license.nsh
 * (NSIS), languages.iss (Inno Setup), a .wxl for each culture and license.wxi
 * (WiX), license.json (dmg-license, an npm package). A language that the
 * installer does not know is told as a warning and left out there.
 * `original`: the language for readers of any other. */
CodicilStatus bundle_script(const CodicilContext *context,
                            const Profile *profile, const char *original,
                            Lock *lock);

#endif
