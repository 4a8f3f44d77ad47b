@echo off
rem What vae does on Linux, as far as Windows needs it: builds, then runs the declared specs.
rem   vae <arguments>      the command line over specs\: list, explain, train, ...; with --engine torch libtorch is set up first
rem   vae test [options]   every test; the options go to dotnet test
rem   vae bench NAME       a benchmark of tests\Benchmarks: steps, mnist-bound, ...
rem   vae setup            says what is there
rem   vae setup torch      sets up libtorch, which is the default engine from then on
rem The TorchSharp binding is always the NuGet package here: the stand-in exists on Linux only.
setlocal
set DOTNET_NOLOGO=1
rem Threads that contend for a core have been seen to make a step thirty times slower.
if not defined OMP_NUM_THREADS set OMP_NUM_THREADS=1
set choice=%~dp0TorchBinding.props
set torch=%VAE_TORCH_BINDING%

if defined VAE_TORCH_BINDING if not "%VAE_TORCH_BINDING%"=="TorchSharp" (
    echo vae: VAE_TORCH_BINDING is '%VAE_TORCH_BINDING%': it can only be TorchSharp here, the stand-in exists on Linux only 1>&2
    exit /b 1
)
where /q dotnet || (
    echo vae: the .NET SDK 10.0.100 or later is needed: install it from https://dot.net 1>&2
    exit /b 1
)
set arguments=%*
if "%~1"=="setup" if "%~2"=="torch" set torch=yes
if "%~1"=="test" set torch=yes
if "%~1"=="bench" set torch=yes
if not "%~1"=="setup" if not "%~1"=="test" if defined arguments (
    echo %arguments% | findstr /r /c:"--engine[ =:]torch" >nul && set torch=yes
)
if defined torch if not exist "%choice%" (
    echo ^<Project^>^<PropertyGroup^>^<TorchBinding^>TorchSharp^</TorchBinding^>^</PropertyGroup^>^</Project^>> "%choice%"
    echo vae: TorchSharp binding: TorchSharp, the NuGet package ^(delete TorchBinding.props to do without torch^) 1>&2
)
if "%~1"=="setup" (
    if exist "%choice%" (echo TorchSharp binding: TorchSharp, the NuGet package) else echo torch engine: not set up ^(vae setup torch does it^); the embedded engine needs nothing
    exit /b 0
)
if "%~1"=="test" goto test
if "%~1"=="bench" goto bench

dotnet build "%~dp0specs\Specs.csproj" -c Release --nologo -v quiet -clp:ErrorsOnly 1>&2 || exit /b 1
if not defined arguments set arguments=--help
dotnet "%~dp0specs\bin\Release\net10.0\specs.dll" %arguments%
exit /b %ERRORLEVEL%

:bench
dotnet build "%~dp0tests\Benchmarks\Benchmarks.csproj" -c Release --nologo -v quiet -clp:ErrorsOnly 1>&2 || exit /b 1
rem All that follows the first word.
set options=%*
set options=%options:*bench=%
if not defined options set options=--help
dotnet "%~dp0tests\Benchmarks\bin\Release\net10.0\Benchmarks.dll" %options%
exit /b %ERRORLEVEL%

:test
where /q npm || (
    echo vae: node and npm are needed to test the charts of the report: install Node.js 18 or later 1>&2
    exit /b 1
)
set ReportCharts=Bundled
rem All that follows the first word.
set options=%*
set options=%options:*test=%
dotnet test "%~dp0Vae.Functional.sln" -c Release --nologo %options%
exit /b %ERRORLEVEL%
