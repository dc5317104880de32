; The installer: for one person, without an administrator. `/S` installs and removes silently.
; The uninstaller keeps what the program has stored unless its box is ticked, or `/DATA` is given.
; Made by `build` beside it, which replaces the words in @ signs.

Target amd64-unicode
!include "MUI2.nsh"
!include "FileFunc.nsh"
!include "LogicLib.nsh"

!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\@ID@"
!define NOTIFIER "Software\Classes\AppUserModelId\@ID@"
!define DATA_FOLDER "$APPDATA\mpchat\@PROGRAM@"

Name "@NAME@"
OutFile "@OUTPUT@"
InstallDir "$LOCALAPPDATA\Programs\@PROGRAM@"
InstallDirRegKey HKCU "Software\@ID@" "Folder"
RequestExecutionLevel user
ManifestDPIAware true
SetCompressor /SOLID lzma
BrandingText "@NAME@ @VERSION@"

VIProductVersion "@DOTTED@"
VIAddVersionKey "ProductName" "@NAME@"
VIAddVersionKey "ProductVersion" "@VERSION@"
VIAddVersionKey "FileVersion" "@VERSION@"
VIAddVersionKey "FileDescription" "@NAME@"
VIAddVersionKey "CompanyName" "@VENDOR@"
VIAddVersionKey "LegalCopyright" "@LICENCE@"

!define MUI_ICON "@ROOT@/assets/icon/icon.ico"
!define MUI_UNICON "@ROOT@/assets/icon/icon.ico"
!define MUI_FINISHPAGE_RUN "$INSTDIR\@PROGRAM@.exe"
!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_COMPONENTS
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"
!insertmacro MUI_LANGUAGE "SimpChinese"
!insertmacro MUI_LANGUAGE "TradChinese"

LangString StillRuns ${LANG_ENGLISH} "@NAME@ is still running. Close its window, then try again."
LangString StillRuns ${LANG_SIMPCHINESE} "@NAME@ 仍在运行。请先关闭它的窗口，然后重试。"
LangString StillRuns ${LANG_TRADCHINESE} "@NAME@ 仍在執行。請先關閉它的視窗，然後重試。"
LangString TheProgram ${LANG_ENGLISH} "The program"
LangString TheProgram ${LANG_SIMPCHINESE} "程序"
LangString TheProgram ${LANG_TRADCHINESE} "程式"
LangString TheData ${LANG_ENGLISH} "Everything it stored: messages, settings, logs"
LangString TheData ${LANG_SIMPCHINESE} "它保存的全部内容：消息、设置、日志"
LangString TheData ${LANG_TRADCHINESE} "它儲存的全部內容：訊息、設定、記錄"

; A program that runs holds its own file, so writing to the file tells.
!macro WaitUntilClosed
    again:
    ${If} ${FileExists} "$INSTDIR\@PROGRAM@.exe"
        ClearErrors
        FileOpen $0 "$INSTDIR\@PROGRAM@.exe" a
        ${If} ${Errors}
            MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(StillRuns)" /SD IDCANCEL IDRETRY again
            SetErrorLevel 2
            Quit
        ${EndIf}
        FileClose $0
    ${EndIf}
!macroend

Section "-install"
    !insertmacro WaitUntilClosed
    SetOutPath "$INSTDIR"
    File "@PROGRAM_FILE@"
    File /oname=LICENSE.txt "@ROOT@/LICENSE"
    WriteUninstaller "$INSTDIR\uninstall.exe"
    CreateShortcut "$SMPROGRAMS\@NAME@.lnk" "$INSTDIR\@PROGRAM@.exe"
    WriteRegStr HKCU "Software\@ID@" "Folder" "$INSTDIR"
    WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "@NAME@"
    WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "@VERSION@"
    WriteRegStr HKCU "${UNINSTALL}" "DisplayIcon" "$INSTDIR\@PROGRAM@.exe"
    WriteRegStr HKCU "${UNINSTALL}" "Publisher" "@VENDOR@"
    WriteRegStr HKCU "${UNINSTALL}" "URLInfoAbout" "@HOMEPAGE@"
    WriteRegStr HKCU "${UNINSTALL}" "InstallLocation" "$INSTDIR"
    WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\uninstall.exe"'
    WriteRegStr HKCU "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
    WriteRegDWORD HKCU "${UNINSTALL}" "NoModify" 1
    WriteRegDWORD HKCU "${UNINSTALL}" "NoRepair" 1
    ; Under this key Windows finds the name and the picture for the program's notifications.
    File /oname=icon.png "@ROOT@/assets/icon/icon-256.png"
    WriteRegStr HKCU "${NOTIFIER}" "DisplayName" "@NAME@"
    WriteRegStr HKCU "${NOTIFIER}" "IconUri" "$INSTDIR\icon.png"
    ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
    WriteRegDWORD HKCU "${UNINSTALL}" "EstimatedSize" "$0"
SectionEnd

Section "un.$(TheProgram)"
    SectionIn RO
    !insertmacro WaitUntilClosed
    Delete "$INSTDIR\@PROGRAM@.exe"
    Delete "$INSTDIR\LICENSE.txt"
    Delete "$INSTDIR\icon.png"
    Delete "$INSTDIR\uninstall.exe"
    RMDir "$INSTDIR"
    Delete "$SMPROGRAMS\@NAME@.lnk"
    DeleteRegKey HKCU "${UNINSTALL}"
    DeleteRegKey HKCU "Software\@ID@"
    DeleteRegKey HKCU "${NOTIFIER}"
SectionEnd

Section /o "un.$(TheData)" stored
    RMDir /r "${DATA_FOLDER}"
    RMDir "$APPDATA\mpchat"
SectionEnd

Function un.onInit
    ${GetParameters} $0
    ClearErrors
    ${GetOptions} $0 "/DATA" $1
    ${IfNot} ${Errors}
        !insertmacro SelectSection ${stored}
    ${EndIf}
FunctionEnd
