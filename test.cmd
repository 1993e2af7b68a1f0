@echo off
rem Builds Release and runs every test project. Arguments go to dotnet test.
setlocal
set DOTNET_NOLOGO=1
dotnet test "%~dp0ClauseExtractor.sln" -c Release %*
exit /b %ERRORLEVEL%
