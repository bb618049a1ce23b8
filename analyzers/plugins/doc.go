// Package plugins tells which plug-ins of shop platforms a program is, holds or depends on.
//
// Detected: a cartridge, extension or module whose source is in the tree, by its manifest, its folder or its header: what
// other checks find in it is the plug-in's, and its maker has to act. A package in a manifest, with the release that is
// installed: the shop loads it whether code names it or not (MLE9101, MLE9102). The class of a gateway in code.
//
// Not detected: plug-ins that a marketplace installs without a trace in the tree, and how one is set in the shop's database.
package plugins
